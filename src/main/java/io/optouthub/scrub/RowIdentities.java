package io.optouthub.scrub;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.PhoneNumbers.Reading;
import io.optouthub.intake.Regions;
import io.optouthub.intake.table.Cell;
import io.optouthub.intake.table.ListColumns;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a row is about: the numbers and addresses of its columns. A row that is wider or narrower
 * than its header may have slipped, so all of its cells are looked at.
 *
 * @param width cells of a row as it should be; 0 when nobody can tell
 */
record RowIdentities(PhoneNumbers numbers, Question question, ListColumns columns, int width) {

  private static final int FEWEST_DIGITS = 7;

  RowFound of(Row row) {
    List<Identity> found = new ArrayList<>(2);
    String country = columns.countries().isEmpty() ? question.country() : country(row);
    String trouble = null;
    for (int column : columns.phones()) {
      String problem = phone(row.cell(column), country, found);
      trouble = question.byPhone() && problem != null ? problem : trouble;
    }
    for (int column : columns.emails()) {
      String problem = email(row.cell(column), found);
      trouble = question.byEmail() && problem != null ? problem : trouble;
    }
    String assumed = country == null ? question.country() : country;
    columns.more().forEach(column -> perhaps(row.cell(column), assumed, found));
    for (int i = 0; width > 0 && row.width() != width && i < row.width(); i++) {
      perhaps(row.cell(i), assumed, found);
    }
    return new RowFound(found, trouble);
  }

  /** Null when the row names one that is not known. */
  private @Nullable String country(Row row) {
    return Regions.read(row.cell(columns.countries().get(0)), question.country());
  }

  private @Nullable String phone(String cell, @Nullable String country, List<Identity> into) {
    if (cell.isBlank()) {
      return null;
    }
    if (country == null && !cell.strip().matches("(?s)(\\(?\\+|00).*")) {
      return "phone: its country is not known";
    }
    String origin = country == null ? question.country() : country;
    if (numbers.read(cell, origin) instanceof Reading.Number number) {
      into.add(number.phone());
      return null;
    }
    if (Cell.nothing(cell)) {
      return null;
    }
    if (Cell.address(cell)) {
      email(cell, into);
      return "phone: an address where a number should be";
    }
    String trouble = null;
    for (String text : Cell.numbers(cell, numbers, origin)) {
      Reading reading = numbers.read(text, origin);
      if (reading instanceof Reading.Number number) {
        into.add(number.phone());
      } else if (reading instanceof Reading.NoNumber none) {
        trouble = "phone: " + none.reason();
      }
    }
    return trouble;
  }

  private static @Nullable String email(String cell, List<Identity> into) {
    if (cell.isBlank() || Cell.nothing(cell)) {
      return null;
    }
    String trouble = null;
    for (String text : Cell.addresses(cell)) {
      try {
        into.add(new Email(text));
      } catch (IllegalArgumentException e) {
        trouble = "email: not an e-mail address";
      }
    }
    return trouble;
  }

  /** Where a number may stand: nothing is wrong if none does. */
  private void perhaps(String cell, String country, List<Identity> into) {
    if (Cell.address(cell)) {
      email(cell, into);
    } else if (cell.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS) {
      phone(cell, country, into);
    }
  }
}
