package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final Timestamp AT = Timestamp.from(Instant.parse("2026-08-11T09:00:00Z"));
  private static final List<Map<?, ?>> CHANGES =
      List.of(
          Map.of(
              "number",
              "0199001234",
              "numbers",
              List.of("0199001234", "+33199001234"),
              "media",
              List.of("voice", "sms"),
              "eventTime",
              AT),
          Map.of("number", "0261910001", "media", List.of("voice"), "eventTime", AT));

  private final PreparedStatement statement = mock();

  @Test
  void aChangeIsARow() {
    assertThat(new Rows(List.of("eventTime"), CHANGES).getBatchSize()).isEqualTo(2);
  }

  @Test
  void aNumberIsARowForEachWayInWhichTheSystemHoldsIt() throws SQLException {
    Rows rows = new Rows(List.of("media", "number", "eventTime"), CHANGES);
    assertThat(rows.getBatchSize()).isEqualTo(3);
    rows.setValues(statement, 1);
    verify(statement).setString(1, "voice,sms");
    verify(statement).setString(2, "+33199001234");
    verify(statement).setTimestamp(3, AT);
  }

  @Test
  void aStatementThatReadsNothingRunsOnce() {
    assertThat(new Rows(List.of(), CHANGES).getBatchSize()).isEqualTo(1);
  }

  @Test
  void aFieldThatIsNotThereIsSaid() {
    Rows rows = new Rows(List.of("colour"), CHANGES);
    assertThatThrownBy(() -> rows.setValues(statement, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A change has no field colour");
  }
}
