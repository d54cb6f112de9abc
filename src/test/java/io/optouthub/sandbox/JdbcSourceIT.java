package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.camel.RouteStates;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.SourceMarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A CRM's table that is followed: each row once, whatever shares its time, and after a stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcSourceIT {

  private static final Path ROUTES = Path.of("target/jdbc-source-routes");

  private Sandbox sandbox;
  private JdbcClient crm;

  @BeforeAll
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(ROUTES);
    Files.createDirectories(ROUTES.resolve("channels"));
    sandbox =
        Sandbox.start(
            Path.of("target/jdbc-source-it"),
            Map.of("server.port", 0, "optout.routes.folder", ROUTES.toString()));
    crm = sandbox.dialers.sql("dialer_paris");
    crm.sql(
            """
            create table contact (id int primary key, phone text, email text, do_not_call boolean,
                                  updated_at timestamptz)
            """)
        .update();
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void takesEachRowOnceAndGoesOnWhereItStopped() throws Exception {
    // More than a chunk of rows in one transaction: all of one time.
    insert(1, 1_200);
    Path file = ROUTES.resolve("channels/crm-table.yaml");
    Files.writeString(file, route("crm-table", "contact"));
    await(() -> count("crm-table", Outcome.REGISTERED) == 1_200);
    crm.sql(
            "insert into contact select 1201, '0639971201', null, true, max(updated_at) from contact")
        .update();
    await(() -> count("crm-table", Outcome.REGISTERED) == 1_201);
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .until(() -> count("crm-table", Outcome.KNOWN) == 0);
    assertThat(sandbox.hub.getBean(SourceMarks.class).of("crm-table")).isPresent();

    Files.delete(file);
    await(
        () ->
            sandbox.hub.getBean(RouteStates.class).all().stream()
                .noneMatch(route -> route.name().equals("crm-table")));
    insert(1_202, 1_300);
    crm.sql(
            "update contact set updated_at = now() + interval '1 second', phone = '0199001234' where id = 7")
        .update();
    Files.writeString(file, route("crm-table", "contact"));
    await(() -> count("crm-table", Outcome.REGISTERED) == 1_301);
    // Those of the last time came again once: nothing is remembered, but the register knows.
    assertThat(count("crm-table", Outcome.KNOWN)).isEqualTo(1_201 - 1);
    assertThat(count("crm-table", Outcome.REVIEW)).isZero();
  }

  @Test
  void aTableThatIsAwayIsSaidAndTheOthersGoOn() throws Exception {
    Files.writeString(ROUTES.resolve("channels/gone.yaml"), route("gone", "no_such_table"));
    await(
        () ->
            sandbox.hub.getBean(RouteStates.class).all().stream()
                .anyMatch(
                    r ->
                        r.name().equals("gone")
                            && String.valueOf(r.lastError()).contains("no_such_table")));
  }

  private void insert(int first, int last) {
    crm.sql(
            """
            insert into contact
            select n, '063997' || lpad(n::text, 4, '0'), null, true, now()
            from generate_series(?, ?) n
            """)
        .params(first, last)
        .update();
  }

  /** The example, on this test's database. */
  private static String route(String name, String table) throws Exception {
    return Files.readString(Path.of("routes/examples/crm-table.yaml"))
        .replace(
            "database: crm", "database: dialer-paris\n        delay: 300\n        pageSize: 1500")
        .replace("from contact", "from " + table)
        .replace("id: crm-table", "id: " + name)
        .replace("intake/crm-table", "intake/" + name);
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
  }

  private long count(String channel, Outcome outcome) {
    return sandbox
        .hub
        .getBean(IntakeLog.class)
        .counts()
        .getOrDefault(channel, Map.of())
        .getOrDefault(outcome, 0L);
  }
}
