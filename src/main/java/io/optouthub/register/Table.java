package io.optouthub.register;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table and what its columns hold of a row. Few rows go as arrays in one statement, many new ones
 * by COPY, which takes a round trip more and a third of the time.
 */
final class Table<T> {

  private final List<Column<T>> columns;
  private final String insert;
  private final String copy;

  /**
   * @param conflict what becomes of rows that are there already, in SQL
   */
  Table(String name, String conflict, List<Column<T>> columns) {
    this.columns = columns;
    String names = each(Column::name);
    this.insert =
        "insert into %s (%s) select %s from unnest(%s) as new (%s) %s"
            .formatted(
                name,
                names,
                each(column -> column.type().expression(column.name())),
                each(column -> "?"),
                names,
                conflict);
    this.copy = "copy %s (%s) from stdin (format binary)".formatted(name, names);
  }

  private String each(Function<Column<T>, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }

  /**
   * @param many from how many rows on they are copied
   * @param fresh whether a row is surely not in the table
   */
  void write(Statements to, Collection<T> rows, int many, Predicate<T> fresh) throws SQLException {
    if (rows.size() < many) {
      insert(to, rows);
      return;
    }
    List<T> there = new ArrayList<>();
    try (Copying out = new Copying(to.flushed(), copy)) {
      for (T row : rows) {
        if (!fresh.test(row)) {
          there.add(row);
          continue;
        }
        out.row(columns.size());
        for (Column<T> column : columns) {
          column.copy(row, out);
        }
      }
      out.end();
    }
    insert(to, there);
  }

  private void insert(Statements to, Collection<T> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<Array> values = new ArrayList<>(columns.size());
    for (Column<T> column : columns) {
      values.add(to.column(column.type().element(), rows, column.value()));
    }
    to.add(insert, values.toArray());
  }
}
