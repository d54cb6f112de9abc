package io.optouthub.scrub;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.table.TextForm;
import io.optouthub.register.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Scrubs separated values: what stays, stays byte for byte. */
final class CsvScrub {

  private final Question question;
  private final PhoneNumbers numbers;
  private final Checks checks;
  private final ExecutorService workers;
  private final Counts counts = new Counts();

  CsvScrub(Question question, PhoneNumbers numbers, Checks checks, ExecutorService workers) {
    this.question = question;
    this.numbers = numbers;
    this.checks = checks;
    this.workers = workers;
  }

  /**
   * @param sample the first bytes of the list
   * @throws Refused when no column can be asked about
   */
  Done run(InputStream in, byte[] sample, Clean clean, Answer answer) throws IOException {
    TextForm form = TextForm.of(sample);
    byte[] mark = in.readNBytes(form.mark());
    Records records = new Records(in, form);
    Block first = records.next();
    List<Row> rows = first == null ? List.of() : first.from(0);
    Heading heading = Heading.of(rows, question, numbers);
    if (heading == null || first == null) {
      throw Heading.nothing(rows, question);
    }
    OutputStream out = clean.open();
    out.write(mark);
    answer.header(heading.columns().header());
    long asOf =
        all(
            records,
            first,
            heading,
            new CleanRecords(records, out, answer, counts, heading.head()));
    out.write(records.rest());
    return new Done(counts, asOf);
  }

  private long all(Records records, Block first, Heading heading, CleanRecords writing)
      throws IOException {
    RowIdentities reader = new RowIdentities(numbers, question, heading.columns(), heading.width());
    Pipeline<Block> pipeline =
        new Pipeline<>(workers, new Judge(checks, question, reader)::judge, writing::write);
    int head = heading.head();
    for (@Nullable Block block = first; block != null; block = records.next()) {
      pipeline.add(block, block.from(head));
      head = 0;
    }
    return pipeline.finish();
  }
}
