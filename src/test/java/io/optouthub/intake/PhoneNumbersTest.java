package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Phone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

  private final PhoneNumbers numbers = new LibPhoneNumbers();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01 99 00 12 34       | FR | +33199001234",
        "01.99.00.12.34       | FR | +33199001234",
        "01-99-00-12-34       | FR | +33199001234",
        "199001234            | FR | +33199001234",
        "33199001234          | FR | +33199001234",
        "+33 (0)1 99 00 12 34 | FR | +33199001234",
        "0033 1 99 00 12 34   | FR | +33199001234",
        "0033 (0) 199001234   | FR | +33199001234",
        "33199001234.0        | FR | +33199001234",
        "Tél. : 02 61 91 12 34| FR | +33261911234",
        "06 39 98 00 11       | FR | +33639980011",
        "0590 27 12 34        | FR | +590590271234",
        "0690 30 12 34        | FR | +590690301234",
        "0691 12 34 56        | FR | +590691123456",
        "0596 60 12 34        | FR | +596596601234",
        "0594 30 12 34        | FR | +594594301234",
        "0262 20 12 34        | FR | +262262201234",
        "0692 12 34 56        | FR | +262692123456",
        "+33 692 12 34 56     | FR | +262692123456",
        "07700 900123         | GB | +447700900123",
        "+44 7700 900123      | FR | +447700900123",
        "(212) 555-0142       | US | +12125550142",
        "+1 212 555 0142      | FR | +12125550142",
      })
  void readsWhatPeopleAndSystemsWrite(String text, String country, String e164) {
    assertThat(numbers.read(text, country))
        .isEqualTo(new PhoneNumbers.Reading.Number(new Phone(e164)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00A0, 0x202F, 0x2009, 0x200B})
  void readsNumbersWithUnlikeSpaces(int space) {
    String text = "01 99 00 12 34".replace(" ", Character.toString(space));
    assertThat(numbers.read(text, "FR"))
        .isEqualTo(new PhoneNumbers.Reading.Number(new Phone("+33199001234")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.36E+10      | spreadsheet",
        "3,36E+10      | spreadsheet",
        "3949          | short code",
        "118 218       | short code",
        "0892 70 12 34 | special-rate",
        "0800 12 34 56 | special-rate",
        "abc           | letters",
        "n/a           | letters",
        "-             | not a phone number",
        "01 99 00 12   | too short",
        "01 99 00 12 34 56 78 99 | too long",
      })
  void saysWhyANumberIsNone(String text, String reason) {
    assertThat(numbers.read(text, "FR"))
        .isInstanceOfSatisfying(
            PhoneNumbers.Reading.NoNumber.class,
            none -> assertThat(none.reason()).contains(reason));
  }

  @Test
  void writesEachFormatAndKnowsTheCountry() {
    Phone phone = new Phone("+33199001234");
    assertThat(numbers.write(phone, NumberFormat.E164)).isEqualTo("+33199001234");
    assertThat(numbers.write(phone, NumberFormat.DIGITS)).isEqualTo("33199001234");
    assertThat(numbers.write(phone, NumberFormat.NATIONAL)).isEqualTo("0199001234");
    assertThat(numbers.write(phone, NumberFormat.NATIONAL_SPACED)).isEqualTo("01 99 00 12 34");
    assertThat(numbers.write(phone, NumberFormat.INTERNATIONAL)).isEqualTo("+33 1 99 00 12 34");
    assertThat(numbers.country(phone)).isEqualTo("FR");
    assertThat(numbers.country(new Phone("+447700900123"))).isEqualTo("GB");
  }
}
