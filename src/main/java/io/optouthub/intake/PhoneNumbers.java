package io.optouthub.intake;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Phone;

/** Phone numbers as people and systems write them; libphonenumber is the judge. */
public interface PhoneNumbers {

  /**
   * Reads one number.
   *
   * @param country the ISO 3166 code it belongs to if it does not say
   */
  Reading read(String text, String country);

  /** The number as a system writes it. */
  String write(Phone phone, NumberFormat format);

  /** The ISO 3166 code of the country it rings in; {@code ZZ} when none can be told. */
  String country(Phone phone);

  /** What a text turned out to be. */
  sealed interface Reading {
    record Number(Phone phone) implements Reading {}

    /**
     * @param reason for the sender to read; does not repeat the text
     */
    record NoNumber(String reason) implements Reading {}
  }

  /** As libphonenumber says, which is asked only where it must be. */
  static PhoneNumbers standard() {
    return new PlainNumbers();
  }
}
