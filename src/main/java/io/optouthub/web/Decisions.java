package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.intake.Correspondence;
import io.optouthub.register.Decision;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Reviews;
import io.optouthub.register.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Decides about an item in review, from the API or from the page: done, and audited. */
@Component
class Decisions {

  private final Reviews reviews;
  private final DecisionReader reader;
  private final Evidences evidences;
  private final Looks looks;
  private final ObjectProvider<Correspondence> correspondence;

  Decisions(
      Reviews reviews,
      DecisionReader reader,
      Evidences evidences,
      Looks looks,
      ObjectProvider<Correspondence> correspondence) {
    this.reviews = reviews;
    this.reader = reader;
    this.evidences = evidences;
    this.looks = looks;
    this.correspondence = correspondence;
  }

  /** What became of it. */
  sealed interface End {
    record Unclear(List<Problem.FieldError> errors) implements End {}

    /** Somebody was first. */
    record Before(IntakeLog.Decided decided) implements End {}

    record Made(ReviewView view) implements End {}

    record Nowhere() implements End {}
  }

  /**
   * @param reason as the caller says, for the audit
   */
  End decide(long id, DecisionRequest request, Caller caller, @Nullable String reason) {
    Optional<IntakeLog.Line> item = reviews.find(id, false);
    if (item.isEmpty()) {
      return new End.Nowhere();
    }
    String country = evidences.country(item.get().channel());
    DecisionReader.Read read = reader.read(id, caller.name(), country, request);
    if (read instanceof DecisionReader.Read.Unclear unclear) {
      return new End.Unclear(unclear.errors());
    }
    Decision decision = ((DecisionReader.Read.Understood) read).decision();
    Reviews.Answer answer = reviews.decide(decision);
    boolean clear = caller.may(Role.IDENTITIES);
    if (answer instanceof Reviews.Answer.Before before) {
      if (clear) {
        looks.at(caller, "review-read", Long.toString(id), reason);
      }
      return new End.Before(before.decided());
    }
    if (answer instanceof Reviews.Answer.Made made) {
      String what = "review-decided:" + decision.verdict().word();
      looks.at(caller, what, Long.toString(id), reason);
      return new End.Made(view(decision, made.item(), clear));
    }
    return new End.Nowhere();
  }

  private ReviewView view(Decision decision, IntakeLog.Line item, boolean clear) {
    ReviewView view = ReviewView.of(item, clear);
    String template = decision.template();
    if (decision.verdict() != Verdict.ASK || template == null) {
      return view;
    }
    Correspondence writer = correspondence.getIfAvailable(() -> Correspondence.NONE);
    return view.asked(writer.ask(decision.review(), template));
  }
}
