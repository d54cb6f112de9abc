package io.optouthub.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of columns as vendors write them. */
class ColumnsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N° de tél. portable",
        "Telefonnummer (mobil)",
        "Phone Number 1",
        "Téléphone du client",
        "Tél. domicile",
        "Numéro appelé",
        "Called Number",
        "phone_e164",
        "MobilePhone",
        "Handynummer",
        "Festnetz",
        "Teléfono móvil",
        "Numero di cellulare",
        "Telefoonnummer klant",
        "Telemóvel",
        "MSISDN",
        "TEL CLIENT",
        "Customer phone number",
        "customerPhone",
      })
  void namesOfTheNumber(String name) {
    assertThat(Columns.field(name)).isEqualTo("phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Numéro appelant",
        "Agent phone",
        "Numéro de dossier",
        "Numéro client",
        "Order number",
        "SIRET",
        "Kundennummer",
        "Call center phone",
        "Caller ID",
        "Téléphone du conseiller",
        "Téléphone agence",
        "Fax",
        "N° de commande",
        "Indicatif téléphone",
        "Phone type",
        "Bestellnummer",
        "Número de pedido",
        "Numero cliente",
        "IBAN",
        "Code postal",
      })
  void namesOfSomethingElse(String name) {
    assertThat(Columns.field(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "E-mail, email",
    "Courriel, email",
    "Correo, email",
    "OPT_OUT_TEL, opposition",
    "stop_sms, opposition",
    "opposition email, opposition",
    "HasOptedOutOfEmail, opposition",
    "HASOPTEDOUTOFEMAIL, opposition",
    "ContactableByEmail, consent",
    "Adresse de messagerie, email",
    "phone_code, country",
    "Medio, media",
    "Do not call, opposition",
    "Ne pas appeler, opposition",
    "Widerspruch, opposition",
    "optin_sms, consent",
    "Date d'opposition, at",
    "Datum, at",
    "Canal, media",
    "Marque, brand",
    "Numéro, weak",
    "Motif d'opposition, reason",
    "Pays, country",
    "Country code, country",
    "Accepte d'être rappelé, consent",
  })
  void namesOfTheRest(String name, String field) {
    assertThat(Columns.field(name)).isEqualTo(field);
  }
}
