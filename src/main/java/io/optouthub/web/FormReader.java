package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Understands the public form; its errors name the field and a message of the page. */
@Component
class FormReader {

  static final int WORDS = 2000;

  private final PhoneNumbers numbers;
  private final WebSettings settings;
  private final Brands brands;

  FormReader(PhoneNumbers numbers, WebSettings settings, Brands brands) {
    this.numbers = numbers;
    this.settings = settings;
    this.brands = brands;
  }

  Reading read(FormInput input) {
    Fields read = new Fields();
    Optional<Identity> phone = read.phone(input.phone(), settings.country(), numbers);
    Optional<Identity> email = read.email(input.email());
    Fields said = new Fields();
    read.errors().forEach(error -> said.error(error.field(), "form.error." + error.field()));
    if (phone.isEmpty() && email.isEmpty() && said.errors().isEmpty()) {
      said.error("phone", "form.error.nobody");
    }
    Set<Medium> media = media(input);
    if (media.isEmpty()) {
      said.error("stop", "form.error.stop");
    }
    if (input.stops(Medium.EMAIL.word()) && email.isEmpty() && read.errors().isEmpty()) {
      said.error("email", "form.error.address");
    }
    String words = input.words() == null ? "" : input.words();
    if (words.length() > WORDS) {
      said.error("words", "form.error.words");
    }
    if (!said.errors().isEmpty()) {
      return new Reading.Unclear(said.errors());
    }
    // An address beside a number is for the receipt, unless e-mails are to stop.
    boolean about = phone.isEmpty() || media.contains(Medium.EMAIL);
    Scope scope = scope(input);
    List<OptOut> requests =
        Stream.of(phone, about ? email : Optional.<Identity>empty())
            .flatMap(Optional::stream)
            .map(identity -> OptOut.of(identity, media, scope))
            .toList();
    return new Reading.Understood(requests, words, (Email) email.orElse(null));
  }

  private static Set<Medium> media(FormInput input) {
    if (input.stops("everything")) {
      return Medium.ALL;
    }
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    Medium.ALL.stream().filter(medium -> input.stops(medium.word())).forEach(media::add);
    return media;
  }

  // A brand that is not on the list was not chosen on our page; every brand is the wider wish.
  private Scope scope(FormInput input) {
    return brands.offered().stream()
        .map(Brands.Look::brand)
        .filter(brand -> brand.equals(input.brand()))
        .findFirst()
        .map(Scope::new)
        .orElse(Scope.ALL);
  }
}
