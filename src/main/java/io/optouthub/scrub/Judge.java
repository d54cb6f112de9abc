package io.optouthub.scrub;

import io.optouthub.intake.table.ListColumns;
import io.optouthub.optout.Identity;
import io.optouthub.register.Checks;
import io.optouthub.register.Standing;
import java.util.ArrayList;
import java.util.List;

/** Says what becomes of rows, many at once; by several threads. */
final class Judge {

  private final Checks checks;
  private final Question question;
  private final RowIdentities reader;

  Judge(Checks checks, Question question, RowIdentities reader) {
    this.checks = checks;
    this.question = question;
    this.reader = reader;
  }

  /** A verdict for each row, in their order. */
  Judged judge(List<? extends Row> rows) {
    List<RowFound> found = new ArrayList<>(rows.size());
    List<Identity> asked = new ArrayList<>(rows.size());
    for (Row row : rows) {
      RowFound one = reader.of(row);
      found.add(one);
      asked.addAll(one.identities());
    }
    List<Standing> standing =
        asked.isEmpty() ? List.of() : checks.check(asked, question.media(), question.scope());
    List<Verdict> verdicts = new ArrayList<>(rows.size());
    int at = 0;
    for (int i = 0; i < rows.size(); i++) {
      int many = found.get(i).identities().size();
      verdicts.add(verdict(rows.get(i), found.get(i), standing.subList(at, at + many)));
      at += many;
    }
    long asOf = Long.MAX_VALUE;
    for (Standing one : standing) {
      asOf = Math.min(asOf, one.asOf());
    }
    return new Judged(verdicts, asOf);
  }

  private Verdict verdict(Row row, RowFound found, List<Standing> standing) {
    for (Standing one : standing) {
      if (one.suppressed()) {
        return new Verdict(Verdict.Kind.SUPPRESSED, true, "", one.since());
      }
    }
    if (found.trouble() != null) {
      return header(row)
          ? Verdict.NO_ROW
          : new Verdict(Verdict.Kind.UNREADABLE, !question.keepUnreadable(), found.trouble());
    }
    if (!found.identities().isEmpty()) {
      return Verdict.CLEAR;
    }
    return row.blank() ? Verdict.NO_ROW : Verdict.NO_NUMBER;
  }

  /** Lists that were put together hold their header again. */
  private boolean header(Row row) {
    ListColumns columns = reader.columns();
    return !columns.header().isEmpty() && row.cells().equals(columns.header());
  }
}
