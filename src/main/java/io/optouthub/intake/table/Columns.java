package io.optouthub.intake.table;

import io.optouthub.intake.Plain;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column holds what, found by the header's names.
 *
 * @param of field ({@code phone}, {@code email}, {@code media}, {@code brand}, {@code at}, {@code
 *     wish}, {@code proof}) to column numbers from 0
 */
record Columns(Map<String, List<Integer>> of) {

  /** Names as vendors write them, without accents and signs, in seven languages. */
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "phone",
          Set.of(
              "phone",
              "phonenumber",
              "phone1",
              "phone2",
              "telephone",
              "telephone1",
              "telephone2",
              "tel",
              "tel1",
              "tel2",
              "mobile",
              "mobilephone",
              "cell",
              "cellphone",
              "portable",
              "gsm",
              "fixe",
              "numero",
              "num",
              "number",
              "numerotelephone",
              "numerodetelephone",
              "numtel",
              "notel",
              "ndetelephone",
              "nodetelephone",
              "ntelephone",
              "notelephone",
              "msisdn",
              "phonee164",
              "telefon",
              "telefonnummer",
              "handy",
              "handynummer",
              "rufnummer",
              "mobil",
              "mobilnummer",
              "telefono",
              "movil",
              "celular",
              "numerodetelefono",
              "cellulare",
              "numeroditelefono",
              "telefoon",
              "telefoonnummer",
              "mobielnummer",
              "telefone",
              "telemovel",
              "telefonefixo",
              "numerodetelefone"),
          "email",
          Set.of(
              "email",
              "mail",
              "emailaddress",
              "courriel",
              "adressemail",
              "adresseemail",
              "adresseelectronique",
              "mailadresse",
              "emailadresse",
              "correo",
              "correoelectronico",
              "indirizzoemail",
              "mailadres",
              "emailadres",
              "enderecodeemail"),
          "media",
          Set.of(
              "media",
              "medium",
              "canal",
              "canaux",
              "channel",
              "channels",
              "kanal",
              "canale",
              "kanaal"),
          "brand",
          Set.of("brand", "marque", "enseigne", "scope", "marke", "marca", "marchio", "merk"),
          "at",
          Set.of(
              "date",
              "at",
              "eventat",
              "datetime",
              "timestamp",
              "dateopposition",
              "oppositiondate",
              "optoutdate",
              "datedopposition",
              "datedemande",
              "horodatage",
              "datum",
              "zeitpunkt",
              "fecha",
              "data",
              "tijdstip"),
          "wish",
          Set.of("wish", "action", "demande", "request", "optin"),
          "proof",
          Set.of(
              "proof",
              "preuve",
              "consent",
              "consentement",
              "nachweis",
              "prueba",
              "prova",
              "bewijs"));

  static Columns of(List<String> header, Map<String, String> named) {
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    for (String field : NAMES.keySet()) {
      Set<Integer> columns = new LinkedHashSet<>();
      String name = named.get(field);
      for (int i = 0; i < header.size(); i++) {
        String cell = plain(header.get(i));
        if (name == null
            ? NAMES.getOrDefault(field, Set.of()).contains(cell)
            : plain(name).equals(cell)) {
          columns.add(i);
        }
      }
      found.put(field, List.copyOf(columns));
    }
    return new Columns(found);
  }

  /** For a file without a header: one column, of numbers or addresses. */
  static Columns single() {
    return new Columns(Map.of("phone", List.of(0)));
  }

  boolean usable() {
    return !at("phone").isEmpty() || !at("email").isEmpty();
  }

  List<Integer> at(String field) {
    return of.getOrDefault(field, List.of());
  }

  private static String plain(String name) {
    return Plain.of(name).replaceAll("[^a-z0-9]", "");
  }
}
