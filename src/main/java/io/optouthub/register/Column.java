package io.optouthub.register;

import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link Table}, and what it holds of a row.
 *
 * @param value as its type takes it
 */
record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {

  void copy(T row, Copying out) throws SQLException {
    Object held = value.apply(row);
    if (held == null) {
      out.none();
    } else {
      type.copy(held, out);
    }
  }
}
