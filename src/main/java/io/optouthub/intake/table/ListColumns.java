package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a calling list holds numbers and addresses, told from its first rows: by the header's
 * names, by what stands below it, or as its sender says.
 *
 * @param head how many of the rows given are titles and the header
 * @param header the names; empty when there are none
 * @param phones columns of numbers, from 0
 * @param emails columns of addresses
 * @param more columns in which numbers stand, whatever they are called
 * @param countries columns that say which country a number belongs to
 */
public record ListColumns(
    int head,
    List<String> header,
    List<Integer> phones,
    List<Integer> emails,
    List<Integer> more,
    List<Integer> countries) {

  private static final int HEADER_WITHIN = 15;

  /**
   * By the usual names, else by what the columns hold; {@code usable} says whether any was found.
   */
  public static ListColumns find(List<List<String>> rows, PhoneNumbers numbers, String country) {
    Channel list = new Channel("list", country, Set.of(Medium.VOICE), Scope.ALL, Map.of());
    Guess guess = Guess.of(rows, list, numbers);
    int at = headerAt(rows, list, guess.above());
    if (at < 0) {
      int head = titles(rows, guess.above() < rows.size() ? guess.above() : 0, guess.phones());
      List<String> header = head > 0 ? rows.get(head - 1) : List.of();
      return new ListColumns(head, header, guess.phones(), guess.emails(), List.of(), List.of());
    }
    List<String> header = rows.get(at);
    Columns named = Columns.of(header, list);
    Set<Integer> more = new LinkedHashSet<>(guess.phones());
    more.removeAll(named.at("phone"));
    return new ListColumns(
        at + 1,
        header,
        named.at("phone"),
        named.at("email"),
        List.copyOf(more),
        named.at("country"));
  }

  /** How many of the first rows are titles: one that tries to be a number is none. */
  private static int titles(List<List<String>> rows, int most, List<Integer> phones) {
    for (int i = 0; i < most; i++) {
      List<String> row = rows.get(i);
      if (phones.stream().anyMatch(c -> c < row.size() && row.get(c).matches("(?s).*\\d.*"))) {
        return i;
      }
    }
    return most;
  }

  /** The row that names most columns, above the first that holds a number or an address. */
  private static int headerAt(List<List<String>> rows, Channel list, int above) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < Math.min(Math.min(rows.size(), HEADER_WITHIN), above); i++) {
      Columns columns = Columns.of(rows.get(i), list);
      int filled = (int) rows.get(i).stream().filter(cell -> !cell.isBlank()).count();
      int score = columns.usable() ? columns.of().size() * 100 + filled : 0;
      if (score > most) {
        best = i;
        most = score;
      }
    }
    return best;
  }

  /**
   * The same list with the columns that its sender names, by name or by number from 1.
   *
   * @throws Unreadable naming the first that is not there
   */
  public ListColumns named(List<String> columns, List<List<String>> rows, boolean addresses)
      throws Unreadable {
    List<Integer> found = new ArrayList<>();
    List<String> names = header;
    int rowsAbove = -1;
    for (String column : columns) {
      int at = column.matches("[1-9]\\d{0,3}") ? Integer.parseInt(column) - 1 : -1;
      for (int row = 0; at < 0 && row < Math.min(rows.size(), HEADER_WITHIN); row++) {
        at = rows.get(row).stream().map(Columns::plain).toList().indexOf(Columns.plain(column));
        if (at >= 0) {
          names = rows.get(row);
          rowsAbove = Math.max(rowsAbove, row + 1);
        }
      }
      int wide = rows.stream().mapToInt(List::size).max().orElse(0);
      if (at < 0 || at >= wide) {
        throw new Unreadable("there is no column of the name or number given");
      }
      found.add(at);
    }
    rowsAbove = rowsAbove < 0 ? titles(rows, head, found) : rowsAbove;
    List<Integer> others = new ArrayList<>(phones);
    others.addAll(more);
    others.removeAll(found);
    return addresses
        ? new ListColumns(rowsAbove, names, phones, found, more, countries)
        : new ListColumns(rowsAbove, names, found, emails, others, countries);
  }
}
