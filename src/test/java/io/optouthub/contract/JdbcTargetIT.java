package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcTargetIT extends TargetContract {

  private final DataSource database = TestDatabase.empty();
  private final JdbcClient sql = JdbcClient.create(database);

  @BeforeEach
  void createTable() {
    sql.sql(
            """
            create table blocked (
              phone text primary key check (phone <> '+0'), since timestamptz, media text)
            """)
        .update();
    camel.getRegistry().bind("dialer", DataSource.class, database);
  }

  @Override
  String sink() {
    return "kamelet:optout-jdbc-sink?dataSource=dialer"
        + "&statement=RAW(insert into blocked values (:#number, :#eventTime, :#media)"
        + " on conflict (phone) do nothing)"
        + "&releaseStatement=RAW(delete from blocked where phone = :#number)";
  }

  @Override
  List<String> held() {
    return sql.sql("select phone from blocked").query(String.class).list();
  }

  @Override
  void goDown() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
    camel.getRegistry().bind("dialer", DataSource.class, nowhere);
  }

  @Test
  void aReleaseLiftsWhatStands() throws Exception {
    start();
    send(List.of(change(1, "+33639980123"), change(2, "+33199001234")), Map.of());
    Map<String, Object> release = change(3, "+33639980123");
    release.put("suppressed", false);
    send(List.of(release), Map.of());
    assertThat(held()).containsExactly("+33199001234");
  }

  @Test
  void aRefusedRecordLeavesNothingOfItsBatch() throws Exception {
    start();
    assertThatThrownBy(() -> send(List.of(change(1, "+33639980123"), change(2, "+0")), Map.of()))
        .hasRootCauseInstanceOf(SQLException.class)
        .hasStackTraceContaining("blocked_phone_check");
    assertThat(held()).isEmpty();
  }
}
