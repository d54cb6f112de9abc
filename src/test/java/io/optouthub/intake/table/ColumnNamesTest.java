package io.optouthub.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Bel-me-niet, opposition",
    "niet bellen, opposition",
    "Nicht anrufen, opposition",
    "No llamar, opposition",
    "Non chiamare, opposition",
    "Não ligar, opposition",
    "Revoca consenso (S/N), opposition",
    "Retrait du consentement, opposition",
    "Consent withdrawn, opposition",
    "SMS_BLOCKLISTED, opposition",
    "Consentement, consent",
    "OPTIN_TIME,",
    "OPTIN_IP,",
    "status, state",
    "Call status, state",
    "Statut du dossier,"
  })
  void aNameSaysWhatItsColumnHolds(String name, String field) {
    assertThat(Columns.field(name)).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "SALE, true",
    "CALLBK, true",
    "A, true",
    "DNC, false",
    "DNCL, false",
    "opposed, false",
    "actif, false"
  })
  void aStatusMayBeHowACallEnded(String text, boolean is) {
    assertThat(CallResult.state(text)).isEqualTo(is);
  }
}
