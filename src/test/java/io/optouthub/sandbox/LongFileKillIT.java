package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A long file whose hub is killed after one batch and before the next, again and again. */
class LongFileKillIT {

  private static final int ROWS = 80_000;
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void aFileGoesOnBehindItsLastBatchAndEachRowIsThereOnce() throws Exception {
    List<Integer> doneAtKill = new ArrayList<>();
    Files.createDirectories(folder.resolve("drop"));
    Files.writeString(folder.resolve("drop/long.csv"), list());
    try (HubProcess hub = new HubProcess(folder.resolve("hub"), settings())) {
      for (int kill = 0; kill < KILLS; kill++) {
        int before = kill == 0 ? 0 : doneAtKill.get(kill - 1);
        Awaitility.await()
            .atMost(Duration.ofMinutes(5))
            .pollInterval(Duration.ofMillis(5))
            .ignoreExceptions()
            .until(() -> done() > before);
        hub.kill();
        // Its database lives on for a moment, and says what was committed: rows with their
        // progress.
        doneAtKill.add(done());
        assertThat(count("select max(rows_done) - (select count(*) from entry) from arrival"))
            .isZero();
        hub.startAgain();
      }
      assertThat(doneAtKill.get(KILLS - 1)).isLessThan(ROWS);
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .ignoreExceptions()
          .until(() -> count("select count(*) from arrival where complete") == 1);
      assertThat(count("select count(*) from arrival")).isEqualTo(1);
      assertThat(count("select count(*) from entry where kind = 1")).isEqualTo(ROWS);
      assertThat(count("select count(*) from entry")).isEqualTo(ROWS);
      assertThat(count("select count(distinct row_no) from entry")).isEqualTo(ROWS);
      assertThat(count("select count(*) from suppression")).isEqualTo(ROWS);
      assertThat(count("select count(*) from sealed_identity")).isEqualTo(ROWS);
      assertThat(count("select registered from channel_count")).isEqualTo(ROWS);
    }
  }

  private static String list() {
    StringBuilder rows = new StringBuilder("email;date\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("person").append(i).append("@example.com;2026-11-20T10:00:00Z\n");
    }
    return rows.toString();
  }

  private Map<String, String> settings() throws IOException {
    Path channels = Files.createDirectories(folder.resolve("routes/channels"));
    Files.writeString(
        channels.resolve("drop.yaml"),
        """
        - route:
            id: drop
            from:
              uri: kamelet:optout-folder-source
              parameters:
                directory: %s
                delay: 200
              steps:
                - to: optout:intake/drop?country=FR
        """
            .formatted(folder.resolve("drop")));
    return Map.of(
        "optout.register.data-folder", folder.resolve("data").toString(),
        "optout.routes.folder", folder.resolve("routes").toString(),
        "optout.map.file", "src/test/resources/sandbox/config/map.yaml");
  }

  private int done() throws IOException {
    return count("select coalesce(max(rows_done), 0) from arrival");
  }

  private int count(String sql) throws IOException {
    // The fourth line is the port.
    List<String> server = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"));
    String url = "jdbc:postgresql://localhost:" + server.get(3).strip() + "/postgres";
    return JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"))
        .sql(sql)
        .query(Integer.class)
        .single();
  }
}
