package io.optouthub.scrub;

import io.optouthub.register.Standing;
import io.optouthub.register.VendorForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says which of a vendor's fingerprints it must drop. */
record BlindJudge(VendorForms forms, String vendor, Question question) {

  Judged judge(List<? extends Row> rows) {
    List<Optional<UUID>> read = new ArrayList<>(rows.size());
    List<UUID> asked = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Optional<UUID> form = VendorForm.read(row.cell(0));
      read.add(form);
      form.ifPresent(asked::add);
    }
    List<Standing> standing = forms.check(vendor, asked, question.media(), question.scope());
    List<Verdict> verdicts = new ArrayList<>(rows.size());
    int at = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (read.get(i).isPresent()) {
        boolean drop = standing.get(at++).suppressed();
        verdicts.add(drop ? new Verdict(Verdict.Kind.SUPPRESSED, true, "") : Verdict.CLEAR);
      } else {
        verdicts.add(
            rows.get(i).blank()
                ? Verdict.NO_ROW
                : new Verdict(Verdict.Kind.UNREADABLE, !question.keepUnreadable(), ""));
      }
    }
    long asOf = standing.stream().mapToLong(Standing::asOf).min().orElse(Long.MAX_VALUE);
    return new Judged(verdicts, asOf);
  }
}
