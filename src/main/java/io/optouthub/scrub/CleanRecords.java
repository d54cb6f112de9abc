package io.optouthub.scrub;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the records that stay, byte for byte. */
final class CleanRecords {

  private final Records records;
  private final OutputStream out;
  private final Answer answer;
  private final Counts counts;
  private int head;

  /**
   * @param head how many records of the first block are titles, without a verdict
   */
  CleanRecords(Records records, OutputStream out, Answer answer, Counts counts, int head) {
    this.records = records;
    this.out = out;
    this.answer = answer;
    this.counts = counts;
    this.head = head;
  }

  void write(Block block, List<Verdict> verdicts) throws IOException {
    int from = 0;
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      long number = counts.add(verdict);
      int row = head + i;
      if (verdict.told()) {
        answer.noted(number, verdict, () -> block.row(row).cells());
      }
      if (verdict.removed()) {
        int begin = row == 0 ? 0 : block.end(row - 1);
        out.write(block.bytes(), from, begin - from);
        from = block.end(row);
      }
    }
    out.write(block.bytes(), from, block.end(block.rows() - 1) - from);
    head = 0;
    records.recycle(block);
  }
}
