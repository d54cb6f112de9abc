package io.optouthub.documents;

import io.optouthub.documents.Document.Cell;
import io.optouthub.register.RetentionTerms;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rows of how long what is kept. */
@Component
class Keeping {

  static final List<String> HEAD = List.of("kept", "how-long", "setting");

  private final RetentionTerms terms;

  Keeping(RetentionTerms terms) {
    this.terms = terms;
  }

  /** The log and what stands are kept for as long as there is a register: no setting ends them. */
  Stream<List<Cell>> rows(Speech in) {
    List<Cell> log =
        List.of(in.cell(in.say("kept.log")), in.cell(in.say("for-ever")), in.cell("\u2013"));
    return Stream.concat(Stream.of(log), terms.all().stream().map(term -> row(term, in)));
  }

  private static List<Cell> row(RetentionTerms.Term term, Speech in) {
    java.time.Duration kept = term.kept();
    return List.of(
        in.cell(in.word("kept", term.kind())),
        in.cell(kept == null ? in.say("for-ever") : in.took(kept)),
        in.cell(term.setting()));
  }
}
