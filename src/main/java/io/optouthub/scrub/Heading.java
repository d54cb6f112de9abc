package io.optouthub.scrub;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.table.ListColumns;
import io.optouthub.intake.table.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a list: which of its columns are asked about, and where its rows begin.
 *
 * @param head how many rows stand above the first one, blank ones included
 * @param width cells of a row as it should be; 0 when nobody can tell
 */
record Heading(ListColumns columns, int head, int width) {

  private static final int SAMPLE = 100;
  private static final int SHOWN = 20;

  /** Null when no column of it can be asked about. */
  static @Nullable Heading of(List<? extends Row> rows, Question question, PhoneNumbers numbers)
      throws Refused {
    List<List<String>> sample = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < rows.size() && sample.size() < SAMPLE; i++) {
      if (!rows.get(i).blank()) {
        sample.add(rows.get(i).cells());
        at.add(i);
      }
    }
    ListColumns found = ListColumns.find(sample, numbers, question.country());
    if (!question.columns().isEmpty()) {
      try {
        found = found.named(question.columns(), sample, !question.byPhone());
      } catch (Unreadable e) {
        throw new Refused(e.getMessage() + "; " + seen(sample));
      }
    }
    boolean enough =
        question.byPhone() && !found.phones().isEmpty()
            || question.byEmail() && !found.emails().isEmpty();
    if (!enough) {
      return null;
    }
    int head = found.head() == 0 ? 0 : at.get(found.head() - 1) + 1;
    int width = found.header().isEmpty() ? usual(sample) : found.header().size();
    return new Heading(found, head, width);
  }

  private static int usual(List<List<String>> sample) {
    return sample.stream()
        .collect(Collectors.groupingBy(List::size, Collectors.counting()))
        .entrySet()
        .stream()
        .max(java.util.Map.Entry.comparingByValue())
        .map(java.util.Map.Entry::getKey)
        .orElse(0);
  }

  /** Why a list is refused in which nothing can be asked about, and how to help. */
  static Refused nothing(List<? extends Row> rows, Question question) {
    List<List<String>> first =
        rows.stream().filter(row -> !row.blank()).limit(1).map(Row::cells).toList();
    if (first.isEmpty()) {
      return new Refused("the list is empty");
    }
    String what = question.byPhone() ? "numbers" : "addresses";
    return new Refused("no column is known to hold " + what + "; " + seen(first));
  }

  /** The names in its first row; not a cell that may be somebody's number or address. */
  private static String seen(List<List<String>> rows) {
    List<String> names = rows.isEmpty() ? List.of() : rows.get(0);
    String shown =
        names.stream()
            .limit(SHOWN)
            .map(name -> name.matches(".*\\d.*\\d.*|.*@.*|.{41,}") ? "..." : name.strip())
            .collect(Collectors.joining(", "));
    return "its first row has "
        + names.size()
        + " columns: "
        + shown
        + "; name one, or say its number: column=";
  }
}
