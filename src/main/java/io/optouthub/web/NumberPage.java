package io.optouthub.web;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Phone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Says while somebody types how a number is read, and of which country. It asks the numbering plan
 * and never the register, so it cannot tell whether anybody is in there.
 */
@Controller
class NumberPage {

  private static final int LONGEST = 64;

  private final PhoneNumbers numbers;
  private final WebSettings settings;
  private final MessageSource messages;

  NumberPage(PhoneNumbers numbers, WebSettings settings, MessageSource messages) {
    this.numbers = numbers;
    this.settings = settings;
    this.messages = messages;
  }

  /** By POST, so that a number stands in no address and no log. */
  @PostMapping("/number")
  ResponseEntity<Read> read(@RequestParam(required = false) @Nullable String phone, Locale locale) {
    String text = phone == null || phone.length() > LONGEST ? "" : phone;
    if (numbers.read(text, settings.country()) instanceof PhoneNumbers.Reading.Number number) {
      return ResponseEntity.ok(new Read(true, words(number.phone(), locale)));
    }
    return ResponseEntity.ok(
        new Read(false, messages.getMessage("form.error.phone", null, locale)));
  }

  private String words(Phone phone, Locale locale) {
    String written = numbers.write(phone, NumberFormat.INTERNATIONAL);
    String code = numbers.country(phone);
    return WebSettings.isCountry(code)
        ? written + ", " + new Locale("", code).getDisplayCountry(locale)
        : written;
  }

  /**
   * @param read whether it is a number that can ring
   * @param text how it was read, or what to do
   */
  record Read(boolean read, String text) {}
}
