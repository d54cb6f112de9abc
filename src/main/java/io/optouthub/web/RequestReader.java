package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands a request of the API, or says all that is wrong with it. */
@Component
class RequestReader {

  private static final int WORDS = 4000;

  private final PhoneNumbers numbers;
  private final WebSettings settings;
  private final Clock clock;

  RequestReader(PhoneNumbers numbers, WebSettings settings, Clock clock) {
    this.numbers = numbers;
    this.settings = settings;
    this.clock = clock;
  }

  Reading read(OptOutRequest request) {
    Fields fields = new Fields();
    fields.unknown(
        request.unknown(),
        "phone, email, country, media, brand, at, wish, proof, id, words, channel");
    String country = fields.country(request.country(), settings.country());
    Optional<Identity> phone = fields.phone(request.phone(), country, numbers);
    Optional<Identity> email = fields.email(request.email());
    if (phone.isEmpty() && email.isEmpty() && fields.errors().isEmpty()) {
      fields.error("phone", "a phone number or an e-mail address is needed");
    }
    Set<Medium> media = request.media() == null ? Set.of() : fields.media("media", request.media());
    Scope scope = fields.brand(request.brand());
    Optional<Instant> at = fields.at(request.at(), clock.instant());
    Optional<String> proof = fields.text("proof", request.proof(), 500);
    Wish wish = wish(request.wish(), at, proof, fields);
    if (request.words() != null && request.words().length() > WORDS) {
      fields.error("words", "at most " + WORDS + " characters");
    }
    if (!fields.errors().isEmpty()) {
      return new Reading.Unclear(fields.errors());
    }
    Set<Medium> meant = media.isEmpty() ? assumed(phone.isPresent(), email.isPresent()) : media;
    List<OptOut> requests =
        Stream.of(phone, email)
            .flatMap(Optional::stream)
            .map(who -> new OptOut(wish, who, meant, scope, at.orElse(null), proof.orElse(null)))
            .toList();
    return new Reading.Understood(requests, request.words() == null ? "" : request.words(), null);
  }

  /** What a request is about when it names no medium: what its identity is solicited by. */
  private static Set<Medium> assumed(boolean phone, boolean email) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    if (phone) {
      media.add(Medium.VOICE);
    }
    if (email) {
      media.add(Medium.EMAIL);
    }
    return media;
  }

  static Wish wish(
      @Nullable String word, Optional<Instant> at, Optional<String> proof, Fields fields) {
    if (word == null || word.equals("opt-out")) {
      return Wish.OPT_OUT;
    }
    if (!word.equals("opt-in")) {
      fields.error("wish", "neither opt-out nor opt-in");
      return Wish.OPT_OUT;
    }
    if (proof.isEmpty()) {
      fields.error("proof", "an opt-in needs a proof that can be named");
    }
    if (at.isEmpty()) {
      fields.error("at", "an opt-in needs the time of the consent");
    }
    return Wish.OPT_IN;
  }
}
