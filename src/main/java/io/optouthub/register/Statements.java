package io.optouthub.register;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database together, in their order: one round trip, where each alone
 * would wait for the one before. None of them returns anything.
 */
final class Statements {

  private final Connection connection;
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** The connection; what is waiting has been sent on it. */
  Connection flushed() throws SQLException {
    flush();
    return connection;
  }

  void add(String sql, @Nullable Object... more) {
    statements.add(sql);
    values.addAll(Arrays.asList(more));
  }

  /** An array of what a function takes from each row, as a value of {@link #add}. */
  <T> Array column(String type, Collection<T> rows, Function<T, @Nullable Object> value)
      throws SQLException {
    Object[] all = rows.stream().map(value).toArray();
    // The driver takes an array of bytes by its class alone.
    return connection.createArrayOf(
        type, type.equals("bytea") ? Arrays.copyOf(all, all.length, byte[][].class) : all);
  }

  void flush() throws SQLException {
    if (statements.isEmpty()) {
      return;
    }
    try (PreparedStatement all = connection.prepareStatement(String.join(";\n", statements))) {
      for (int i = 0; i < values.size(); i++) {
        all.setObject(i + 1, values.get(i));
      }
      all.execute();
    }
    statements.clear();
    values.clear();
  }
}
