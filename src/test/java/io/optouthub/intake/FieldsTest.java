package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private static final Channel CHANNEL =
      new Channel("vendor", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());

  private final Fields fields = new Fields(PhoneNumbers.standard());

  @ParameterizedTest
  @CsvSource({
    "Téléphone, VOICE",
    "Telefon, VOICE",
    "Llamada, VOICE",
    "Chiamate, VOICE",
    "SMS, SMS",
    "mensaje de texto, SMS",
    "E-mail, EMAIL",
    "Correo electrónico, EMAIL",
    "posta elettronica, EMAIL",
    "Correo postal, POST",
    "Courrier postal, POST",
    "Briefpost, POST",
  })
  void mediaInTheLanguagesOfTheIntake(String text, Medium medium) {
    assertThat(MediaWords.read(text)).containsExactly(medium);
  }

  @Test
  void severalMediaInOneCell() {
    assertThat(MediaWords.read("Téléphone + E-mail"))
        .containsExactlyInAnyOrder(Medium.VOICE, Medium.EMAIL);
    assertThat(MediaWords.read("voice,sms")).containsExactlyInAnyOrder(Medium.VOICE, Medium.SMS);
    assertThat(MediaWords.read("tous les canaux")).isEqualTo(Medium.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fax", "Téléphone ou fax", "", "et", "0"})
  void whatIsNoMediumIsSaid(String text) {
    assertThatThrownBy(() -> MediaWords.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("media");
  }

  @ParameterizedTest
  @CsvSource({
    "voice, +33639980102=[VOICE]",
    "sms, +33639980102=[SMS]",
    "email, anne@example.com=[EMAIL]",
    "'voice,email', '+33639980102=[VOICE], anne@example.com=[EMAIL]'",
    "'', '+33639980102=[VOICE], anne@example.com=[EMAIL]'",
    "all, '+33639980102=[VOICE, SMS, EMAIL, POST], anne@example.com=[VOICE, SMS, EMAIL, POST]'",
  })
  void whatIsAboutEmailIsTheAddresssAndAllElseTheNumbers(String media, String expected) {
    var made =
        fields.make(
            CHANNEL,
            Map.of(
                "phone", List.of("06 39 98 01 02"),
                "email", List.of("anne@example.com"),
                "media", List.of(media)));
    assertThat(made.requests())
        .extracting(request -> request.identity().value() + "=" + new TreeSet<>(request.media()))
        .hasToString("[" + expected + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "44, 7700900353, +447700900353",
    "+33, 639980102, +33639980102",
    "1, 2025550135, +12025550135"
  })
  void aCallingCodeIsACountry(String code, String number, String expected) {
    var made = fields.make(CHANNEL, Map.of("phone", List.of(number), "country", List.of(code)));
    assertThat(made.requests())
        .extracting(request -> request.identity().value())
        .containsExactly(expected);
  }

  @Test
  void aSpreadsheetTakesThePlusSign() {
    var made = fields.make(CHANNEL, Map.of("phone", List.of("34912345678")));
    assertThat(made.requests())
        .extracting(request -> request.identity().value())
        .containsExactly("+34912345678");
    assertThat(fields.make(CHANNEL, Map.of("phone", List.of("99912345678"))).requests()).isEmpty();
  }

  @Test
  void timesMayBeCounted() {
    assertThat(Dates.read("1795430000", "FR")).isEqualTo("2026-11-23T10:33:20Z");
    assertThat(Dates.read("1795430000000", "FR")).isEqualTo("2026-11-23T10:33:20Z");
  }

  @Test
  void aCodeOfNoCountryIsReviewed() {
    var made =
        fields.make(CHANNEL, Map.of("phone", List.of("639980102"), "country", List.of("999")));
    assertThat(made.reason()).contains("country");
  }
}
