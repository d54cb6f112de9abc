package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.delivery.Answer;
import io.optouthub.testing.MariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.MariaDbDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class MariaDbTargetIT extends TargetContract {

  private final DataSource database = ConnectorsForTests.database(MariaDb.url());
  private final JdbcClient sql = JdbcClient.create(database);

  @BeforeEach
  void createTable() {
    sql.sql(
            """
            create table blocked (
              phone varchar(16) primary key check (phone <> '+0'), since datetime(3), active boolean)
            """)
        .update();
    camel.getRegistry().bind("dialer", DataSource.class, database);
  }

  @Override
  String sink() {
    return "kamelet:optout-jdbc-sink?dataSource=dialer"
        + "&statement=RAW(insert into blocked values (:#number, :#eventTime, :#suppressed)"
        + " on duplicate key update active = values(active))";
  }

  @Override
  List<String> held() {
    return sql.sql("select phone from blocked where active").query(String.class).list();
  }

  @Override
  void goDown() throws Exception {
    camel
        .getRegistry()
        .bind(
            "dialer",
            DataSource.class,
            new MariaDbDataSource("jdbc:mariadb://127.0.0.1:1/nowhere?connectTimeout=2000"));
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
    assertThat(answers(List.of(change(1, "+33639980123"), change(2, "+0"))))
        .allMatch(Answer.Refused.class::isInstance);
    assertThat(held()).isEmpty();
  }

  @Test
  void theServerCannotAskForFilesOfTheHub(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("held.csv"), "+33639980123,2026-01-01,1\n");
    String load = "load data local infile '%s' into table blocked fields terminated by ','";
    assertThatThrownBy(() -> sql.sql(load.formatted(file)).update())
        .isInstanceOf(DataAccessException.class);
    assertThat(held()).isEmpty();
  }

  @Test
  void aTableThatIsMissingIsNoFaultOfTheRecord() throws Exception {
    sql.sql("drop table blocked").update();
    start();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .allMatch(Answer.Outage.class::isInstance);
  }
}
