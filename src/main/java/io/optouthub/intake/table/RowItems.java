package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Fields;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one row, whose columns are known, an item. */
final class RowItems {

  private static final int SHOWN = 64 * 1024;

  private final Channel channel;
  private final Fields fields;
  private final PhoneNumbers numbers;

  RowItems(Channel channel, Fields fields, PhoneNumbers numbers) {
    this.channel = channel;
    this.fields = fields;
    this.numbers = numbers;
  }

  /** Null for a row that is blank. */
  @Nullable Item item(Columns columns, List<String> row) {
    if (blank(row)) {
      return null;
    }
    Map<String, List<String>> values = new HashMap<>();
    columns.of().forEach((field, at) -> values.put(field, cells(field, at, row)));
    channel.told().constants().forEach((field, value) -> values.put(field, List.of(value)));
    addresses(values);
    Flags flags = Flags.of(columns, row, channel);
    if (!flags.opposed()
        && values.getOrDefault("reason", List.of()).stream().anyMatch(CallResult::is)) {
      return Item.review("its reason is how a call ended", text(row));
    }
    if (!flags.any()
        && values.getOrDefault("wish", List.of()).isEmpty()
        && values.getOrDefault("state", List.of()).stream().anyMatch(CallResult::state)) {
      return Item.review("its status is how a call ended", text(row));
    }
    if (flags.consent() || flags.unknown()) {
      String reason =
          flags.consent()
              ? "a column says that there is a consent"
              : "a column about opposition says neither yes nor no";
      return Item.review(reason, text(row));
    }
    if (flags.any() && !flags.opposed()) {
      return Item.setAside("its column about opposition says no", text(row));
    }
    if (!flags.media().isEmpty() && values.getOrDefault("media", List.of()).isEmpty()) {
      return byMedia(values, flags.media(), row);
    }
    return item(values, row);
  }

  private Item item(Map<String, List<String>> values, List<String> row) {
    Item item = fields.item(channel, values, null);
    return item.outcome() == Outcome.REGISTERED
        ? item
        : new Item(item.outcome(), item.requests(), item.reason(), text(row));
  }

  /** An address in a column of numbers is one nevertheless. */
  private static void addresses(Map<String, List<String>> values) {
    List<String> phones = values.getOrDefault("phone", List.of());
    if (phones.stream().anyMatch(Cell::address)) {
      List<String> found = phones.stream().filter(Cell::address).toList();
      values.put("phone", phones.stream().filter(cell -> !Cell.address(cell)).toList());
      values.computeIfAbsent("email", f -> new ArrayList<>()).addAll(found);
    }
  }

  /** What is said by medium holds for the numbers; for the addresses only what is about e-mail. */
  private Item byMedia(Map<String, List<String>> values, Set<Medium> media, List<String> row) {
    Set<Medium> all = EnumSet.copyOf(media);
    boolean phones = !values.getOrDefault("phone", List.of()).isEmpty();
    boolean emails = !values.getOrDefault("email", List.of()).isEmpty();
    if (phones && emails && all.equals(EnumSet.of(Medium.EMAIL))) {
      values.remove("phone");
    } else if (phones && emails && !all.contains(Medium.EMAIL)) {
      values.remove("email");
    }
    boolean nobody = phones ? all.equals(EnumSet.of(Medium.EMAIL)) : !all.contains(Medium.EMAIL);
    if (nobody && phones != emails) {
      return Item.review("what it stops is not what it names", text(row));
    }
    String words =
        all.stream().map(m -> m.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(","));
    values.put("media", List.of(words));
    return item(values, row);
  }

  private List<String> cells(String field, List<Integer> at, List<String> row) {
    List<String> cells = new ArrayList<>();
    for (int column : at) {
      String cell = column < row.size() ? told(field, row.get(column)) : "";
      if (cell.isBlank()) {
        continue;
      }
      switch (field) {
        case "phone" -> phones(cell, cells);
        case "email" -> {
          if (!Cell.nothing(cell)) {
            cells.addAll(Cell.addresses(cell));
          }
        }
        case "at" -> cells.add(Cell.time(cell));
        default -> cells.add(cell);
      }
    }
    return cells;
  }

  private void phones(String cell, List<String> into) {
    if (!Cell.nothing(cell)) {
      into.addAll(Cell.numbers(cell, numbers, channel.country()));
    }
  }

  private String told(String field, String cell) {
    return channel.told().meaning(field, cell);
  }

  static boolean blank(List<String> row) {
    for (String cell : row) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }

  static byte[] text(List<String> row) {
    String text = String.join(" | ", row);
    return (text.length() > SHOWN ? text.substring(0, SHOWN) : text)
        .getBytes(StandardCharsets.UTF_8);
  }
}
