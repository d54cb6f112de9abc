package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.intake.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns hold numbers and addresses, told from the first rows.
 *
 * @param above how many rows stand above the first that holds one
 */
record Guess(List<Integer> phones, List<Integer> emails, int above) {

  static Guess of(List<List<String>> rows, Channel channel, PhoneNumbers numbers) {
    int above = 0;
    while (above < rows.size() && !any(rows.get(above), channel, numbers)) {
      above++;
    }
    List<List<String>> below = rows.subList(above, rows.size());
    List<String> names = above > 0 && above < rows.size() ? rows.get(above - 1) : List.of();
    int width = below.stream().mapToInt(List::size).max().orElse(0);
    List<Integer> phones = new ArrayList<>();
    List<Integer> emails = new ArrayList<>();
    for (int column = 0; column < Math.min(width, 500); column++) {
      String name = column < names.size() ? names.get(column) : "";
      if (Columns.foreign(ColumnWords.words(name))) {
        continue;
      }
      int filled = 0;
      int phone = 0;
      int email = 0;
      for (List<String> row : below) {
        String cell = column < row.size() ? row.get(column) : "";
        filled += cell.isBlank() ? 0 : 1;
        phone += !cell.isBlank() && Cell.read(cell, numbers, channel.country()) ? 1 : 0;
        email += Cell.address(cell) ? 1 : 0;
      }
      if (phone > 0 && phone * 3 >= filled) {
        phones.add(column);
      } else if (email > 0 && email * 3 >= filled) {
        emails.add(column);
      }
    }
    return new Guess(phones, emails, above);
  }

  private static boolean any(List<String> row, Channel channel, PhoneNumbers numbers) {
    return row.stream()
        .anyMatch(cell -> Cell.address(cell) || Cell.read(cell, numbers, channel.country()));
  }
}
