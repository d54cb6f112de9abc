package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.register.Decision;
import io.optouthub.register.Verdict;
import io.optouthub.web.Problem.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands a decision, or says all that is wrong with it. */
@Component
class DecisionReader {

  private static final int IDENTITIES = 100;
  private static final int REMARK = 4000;

  private final PhoneNumbers numbers;
  private final Clock clock;

  DecisionReader(PhoneNumbers numbers, Clock clock) {
    this.numbers = numbers;
    this.clock = clock;
  }

  /** What it turned out to be. */
  sealed interface Read {
    record Understood(Decision decision) implements Read {}

    record Unclear(List<FieldError> errors) implements Read {}
  }

  /**
   * @param country that numbers without one belong to, if the request names none
   */
  Read read(long review, String by, String country, DecisionRequest request) {
    Fields fields = new Fields();
    fields.unknown(
        request.unknown(),
        "verdict, phones, emails, country, media, brand, at, wish, proof, template, remark");
    Verdict verdict = verdict(request.verdict(), fields);
    List<OptOut> requests = requests(request, country, fields);
    Optional<String> template = fields.text("template", request.template(), 60);
    String remark = request.remark();
    if (remark != null && remark.length() > REMARK) {
      fields.error("remark", "at most " + REMARK + " characters");
    }
    if (fields.errors().isEmpty()) {
      fitting(verdict, requests, template, fields);
    }
    if (!fields.errors().isEmpty()) {
      return new Read.Unclear(fields.errors());
    }
    String kept = remark == null || remark.isBlank() ? null : remark.strip();
    return new Read.Understood(
        new Decision(review, verdict, requests, by, clock.instant(), kept, template.orElse(null)));
  }

  private static Verdict verdict(@Nullable String word, Fields fields) {
    Optional<Verdict> found =
        Arrays.stream(Verdict.values()).filter(verdict -> verdict.word().equals(word)).findFirst();
    if (found.isEmpty()) {
      fields.error("verdict", "one of register, known, none, ask");
    }
    return found.orElse(Verdict.NONE);
  }

  /** What only one verdict needs, the others must not have: it would not happen. */
  private static void fitting(
      Verdict verdict, List<OptOut> requests, Optional<String> template, Fields fields) {
    if (verdict == Verdict.REGISTER && requests.isEmpty()) {
      fields.error("phones", "register needs a phone number or an e-mail address");
    }
    if (verdict != Verdict.REGISTER && !requests.isEmpty()) {
      fields.error("verdict", "numbers and addresses are for register only");
    }
    if (verdict == Verdict.ASK && template.isEmpty()) {
      fields.error("template", "ask needs the name of the question");
    }
    if (verdict != Verdict.ASK && template.isPresent()) {
      fields.error("template", "a question is for ask only");
    }
  }

  private List<OptOut> requests(DecisionRequest request, String otherwise, Fields fields) {
    List<@Nullable String> phones = request.phones() == null ? List.of() : request.phones();
    List<@Nullable String> emails = request.emails() == null ? List.of() : request.emails();
    if (phones.size() + emails.size() > IDENTITIES) {
      fields.error("phones", "at most " + IDENTITIES + " numbers and addresses together");
      return List.of();
    }
    String country = fields.country(request.country(), otherwise);
    List<Identity> identities = new ArrayList<>();
    phones.forEach(text -> fields.phone(text, country, numbers).ifPresent(identities::add));
    emails.forEach(text -> fields.email(text).ifPresent(identities::add));
    Set<Medium> media = request.media() == null ? Set.of() : fields.media("media", request.media());
    Scope scope = fields.brand(request.brand());
    Optional<Instant> at = fields.at(request.at(), clock.instant());
    Optional<String> proof = fields.text("proof", request.proof(), 500);
    Wish wish = RequestReader.wish(request.wish(), at, proof, fields);
    if (!fields.errors().isEmpty()) {
      return List.of();
    }
    return identities.stream()
        .distinct()
        .map(
            who ->
                new OptOut(
                    wish,
                    who,
                    media.isEmpty() ? assumed(who) : media,
                    scope,
                    at.orElse(null),
                    proof.orElse(null)))
        .toList();
  }

  private static Set<Medium> assumed(Identity who) {
    return Set.of(who instanceof Phone ? Medium.VOICE : Medium.EMAIL);
  }
}
