package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.register.Item;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items of one table: its header is found in its first rows, or told from what is below. */
final class SheetItems implements Items {

  private static final int HEADER_WITHIN = 15;
  private static final int SAMPLE = 100;
  private static final int LONGEST_SAMPLE = 4 * RowBuilder.LONGEST_ROW;

  private final Channel channel;
  private final Cells cells;
  private final RowItems rows;
  private final PhoneNumbers numbers;
  private final Deque<List<String>> first = new ArrayDeque<>();
  private List<String> header = List.of();
  private @Nullable Function<List<String>, @Nullable Item> item;
  private @Nullable IOException broken;

  SheetItems(Channel channel, Cells cells, RowItems rows, PhoneNumbers numbers) {
    this.channel = channel;
    this.cells = cells;
    this.rows = rows;
    this.numbers = numbers;
  }

  @Override
  public @Nullable Item next() throws IOException {
    if (item == null) {
      item = begin();
    }
    for (List<String> row = row(); row != null; row = row()) {
      Item found = header.equals(row) ? null : item.apply(row);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable List<String> row() throws IOException {
    if (!first.isEmpty()) {
      return first.poll();
    }
    if (broken != null) {
      throw broken;
    }
    return cells.next();
  }

  private Function<List<String>, @Nullable Item> begin() {
    sample();
    List<List<String>> head = first.stream().limit(HEADER_WITHIN).toList();
    int at = headerAt(head);
    if (at >= 0) {
      header = head.get(at);
      Columns columns = Columns.of(header, channel);
      for (int i = 0; i <= at; i++) {
        first.poll();
      }
      return row -> rows.item(columns, row);
    }
    if (channel.fields().containsKey("phone") || channel.fields().containsKey("email")) {
      return review("the column that the channel names is not in the file");
    }
    return guessed();
  }

  private void sample() {
    try {
      int length = 0;
      while (first.size() < SAMPLE && length < LONGEST_SAMPLE) {
        List<String> row = cells.next();
        if (row == null) {
          return;
        }
        length += row.stream().mapToInt(String::length).sum();
        if (!RowItems.blank(row)) {
          first.add(row);
        }
      }
    } catch (IOException e) {
      broken = e;
    }
  }

  /** The row that names most columns, above the first that holds a number or an address. */
  private int headerAt(List<List<String>> head) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < head.size(); i++) {
      List<String> row = head.get(i);
      if (row.stream().anyMatch(this::identity)) {
        break;
      }
      Columns columns = Columns.of(row, channel);
      int filled = (int) row.stream().filter(cell -> !cell.isBlank()).count();
      int score = columns.usable() ? columns.of().size() * 100 + filled : 0;
      if (score > most) {
        best = i;
        most = score;
      }
    }
    return best;
  }

  private boolean identity(String cell) {
    return Cell.address(cell) || Cell.read(cell, numbers, channel.country());
  }

  /** Without a known header: the one column of numbers, and that of addresses. */
  private Function<List<String>, @Nullable Item> guessed() {
    Guess guess = Guess.of(List.copyOf(first), channel, numbers);
    if (guess.phones().isEmpty() && guess.emails().isEmpty()) {
      if (first.isEmpty()) {
        return row -> null;
      }
      List<List<String>> seen = List.copyOf(first);
      first.clear();
      first.add(seen.get(0));
      Item one = Item.review("no column is known as a number or an address", text(seen));
      boolean[] told = new boolean[1];
      return row -> {
        boolean again = told[0];
        told[0] = true;
        return again ? null : one;
      };
    }
    if (guess.phones().size() > 1 || guess.emails().size() > 1) {
      return review("several columns could be the number or the address; name one in the channel");
    }
    Columns columns =
        new Columns(Map.of("phone", guess.phones(), "email", guess.emails()), Map.of());
    for (int i = 0; i < guess.above(); i++) {
      header = List.copyOf(first.element());
      first.poll();
    }
    return row -> rows.item(columns, row);
  }

  private static Function<List<String>, @Nullable Item> review(String reason) {
    return row -> RowItems.blank(row) ? null : Item.review(reason, RowItems.text(row));
  }

  private static byte[] text(List<List<String>> seen) {
    List<String> lines = new ArrayList<>();
    seen.forEach(row -> lines.add(String.join(" | ", row)));
    return RowItems.text(List.of(String.join("\n", lines)));
  }
}
