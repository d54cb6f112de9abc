package io.optouthub.camel.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes SOSL for phone numbers and SOQL for addresses. */
final class Questions {

  /** People a search: with every way of writing them, its URL stays below 16,384 bytes. */
  static final int PEOPLE = 100;

  /** A search gives at most so many records, of all kinds together (SOSL limits). */
  static final int MOST_FOUND = 2_000;

  private final List<Kind> kinds;
  private final Flags flags;
  private final boolean individuals;

  /**
   * @param individuals whether the individual behind a record is asked for, too
   */
  Questions(List<Kind> kinds, Flags flags, boolean individuals) {
    this.kinds = kinds;
    this.flags = flags;
    this.individuals = individuals;
  }

  /**
   * A search in phone fields. That the index holds a number by its digits, whatever stands between
   * them, is what Salesforce says of phone searches; which digits were typed it cannot know, so
   * each way of typing a number is a word of its own.
   *
   * @param digits of E.164, without the plus, and as dialled within the country
   */
  String byPhone(Collection<String> digits) {
    String words = digits.stream().map(d -> '"' + d + '"').collect(Collectors.joining(" OR "));
    return "FIND {" + words + "} IN PHONE FIELDS RETURNING " + returning();
  }

  /** The ways in which people type a number, by its digits alone. */
  static Set<String> digits(String e164, String national) {
    String international = e164.replaceAll("\\D", "");
    String within = national.replaceAll("\\D", "");
    Set<String> digits = new LinkedHashSet<>(List.of(within, international, "00" + international));
    if (within.startsWith("0") && international.endsWith(within.substring(1))) {
      // +33 (0)6 ..
      int code = international.length() - within.length() + 1;
      digits.add(international.substring(0, code) + within);
    }
    return digits;
  }

  private String returning() {
    return kinds.stream()
        .map(
            kind ->
                kind.type
                    + "("
                    + String.join(", ", fields(kind))
                    + (kind.condition.isEmpty() ? "" : " WHERE " + kind.condition)
                    + " LIMIT "
                    + MOST_FOUND
                    + ")")
        .collect(Collectors.joining(", "));
  }

  /** One query for each kind. */
  List<String> byAddress(Collection<String> addresses) {
    String list =
        addresses.stream()
            .map(a -> "'" + a.replace("\\", "\\\\").replace("'", "\\'") + "'")
            .collect(Collectors.joining(","));
    return kinds.stream()
        .map(
            kind ->
                "SELECT "
                    + String.join(", ", fields(kind))
                    + " FROM "
                    + kind.type
                    + " WHERE "
                    + kind.email
                    + " IN ("
                    + list
                    + ")"
                    + (kind.condition.isEmpty() ? "" : " AND " + kind.condition))
        .toList();
  }

  private List<String> fields(Kind kind) {
    List<String> fields = new ArrayList<>(List.of("Id"));
    fields.addAll(kind.phones);
    fields.add(kind.email);
    flags.fields().values().forEach(field -> fields.add(kind.field(field)));
    if (individuals) {
      fields.add(kind.individual());
    }
    return fields;
  }
}
