package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Either a number, with the country it belongs to if it does not say, or an address. */
record Whom(@Nullable String phone, @Nullable String country, @Nullable String email) {

  /** Empty when it names nobody or two; the fields then say why. */
  Optional<Identity> read(Fields fields, WebSettings settings, PhoneNumbers numbers) {
    String in = fields.country(country, settings.country());
    Optional<Identity> number = fields.phone(phone, in, numbers);
    Optional<Identity> address = fields.email(email);
    if (fields.errors().isEmpty() && number.isPresent() == address.isPresent()) {
      fields.error("phone", "either a phone number or an e-mail address is needed");
    }
    return fields.errors().isEmpty() ? number.or(() -> address) : Optional.empty();
  }
}
