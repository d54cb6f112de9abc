package io.optouthub.camel;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * The rows that a statement makes of changes: one each; or one for each way in which the system
 * holds the number, if it reads that; or a single one if it reads nothing of them.
 */
final class Rows implements BatchPreparedStatementSetter {

  private record Row(Map<?, ?> change, @Nullable Object number) {}

  private final List<String> names;
  private final List<Row> rows;

  /**
   * @param names of what the statement reads, in its order
   */
  Rows(List<String> names, List<Map<?, ?>> changes) {
    this.names = names;
    this.rows = new ArrayList<>(changes.size());
    boolean byNumber = names.contains("number");
    for (Map<?, ?> change : names.isEmpty() ? changes.subList(0, 1) : changes) {
      if (byNumber && change.get("numbers") instanceof List<?> numbers) {
        numbers.forEach(number -> rows.add(new Row(change, number)));
      } else {
        rows.add(new Row(change, change.get("number")));
      }
    }
  }

  @Override
  public int getBatchSize() {
    return rows.size();
  }

  /**
   * @throws IllegalArgumentException when a change has no such field
   */
  @Override
  public void setValues(PreparedStatement statement, int row) throws SQLException {
    Row one = rows.get(row);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Object value = name.equals("number") ? one.number() : one.change().get(name);
      if (value == null && !one.change().containsKey(name)) {
        throw new IllegalArgumentException("A change has no field " + name);
      }
      set(statement, i + 1, Lists.words(value));
    }
  }

  /** What is most of it goes straight to the driver. */
  private static void set(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    if (value instanceof String text) {
      statement.setString(place, text);
    } else if (value instanceof Timestamp time) {
      statement.setTimestamp(place, time);
    } else {
      StatementCreatorUtils.setParameterValue(statement, place, SqlTypeValue.TYPE_UNKNOWN, value);
    }
  }
}
