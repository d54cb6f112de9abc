package io.optouthub.intake.mail;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Phone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds phone numbers in running text. */
@Component
class TextNumbers {

  /**
   * @param phones numbers that ring a person
   * @param doubtful how many more looked like numbers but are none
   */
  record Found(List<Phone> phones, int doubtful) {}

  private static final int MOST_TEXT = 20_000;
  private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");

  /**
   * What looks like a number and is none: IBANs, order and company numbers, by the word before
   * them.
   */
  private static final Pattern NO_PHONES =
      Pattern.compile(
          "(?i)\\b([A-Z]{2}\\d{2}(\\s?[A-Z0-9]{4}){3,7}(\\s?[A-Z0-9]{1,4})?"
              + "|(siret|siren|iban|rcs|tva|commande|order|r.f.rence|ref|dossier|contrat|contract|client|facture"
              + "|invoice|ticket)\\s*(n[°o.]?|number|no\\.?|#|:|\\s)*\\s*[A-Z]{0,4}[-\\s]?\\d[\\d\\s.-]{4,20})");

  private final PhoneNumbers numbers;
  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();

  TextNumbers(PhoneNumbers numbers) {
    this.numbers = numbers;
  }

  Found in(String text, String country) {
    String bounded = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    String plain = NO_PHONES.matcher(SPACES.matcher(bounded).replaceAll(" ")).replaceAll(" ; ");
    Set<Phone> phones = new LinkedHashSet<>();
    int doubtful = 0;
    for (PhoneNumberMatch match :
        util.findNumbers(plain, country, PhoneNumberUtil.Leniency.POSSIBLE, 100)) {
      if (numbers.read(match.rawString(), country) instanceof PhoneNumbers.Reading.Number number) {
        phones.add(number.phone());
      } else {
        doubtful++;
      }
    }
    return new Found(new ArrayList<>(phones), doubtful);
  }
}
