package io.optouthub.scrub;

import io.optouthub.intake.table.ListColumns;
import io.optouthub.optout.Identity;
import io.optouthub.register.Checks;
import io.optouthub.register.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    long asOf = standing.stream().mapToLong(Standing::asOf).min().orElse(Long.MAX_VALUE);
    return new Judged(verdicts, asOf);
  }

  private Verdict verdict(Row row, RowFound found, List<Standing> standing) {
    for (Standing one : standing) {
      if (one.suppressed()) {
        return new Verdict(Verdict.Kind.SUPPRESSED, true, reason(one));
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

  private static String reason(Standing standing) {
    return new TreeMap<>(standing.since())
        .entrySet().stream()
            .map(one -> one.getKey().word() + " suppressed since " + one.getValue())
            .collect(Collectors.joining("; "));
  }

  /** Lists that were put together hold their header again. */
  private boolean header(Row row) {
    ListColumns columns = reader.columns();
    return !columns.header().isEmpty() && row.cells().equals(columns.header());
  }
}
