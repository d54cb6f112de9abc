package io.optouthub.web;

import io.optouthub.register.Register;
import io.optouthub.sandbox.Sandbox;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how long the hub takes for each page of the console with 1,000,000 entries, 30 channels
 * and 30 targets. What the tables hold is made up, and no log that could be verified.
 *
 * <p>{@code mvn spring-boot:test-run -Dspring-boot.run.main-class=io.optouthub.web.ConsoleTimes}
 */
public final class ConsoleTimes {

  private static final Path FOLDER = Path.of("target/console-times");
  private static final Path SANDBOX = Path.of("src/test/resources/sandbox");
  private static final String PASSWORD = "only-to-measure-the-console";
  private static final int TIMES = 40;

  private static final List<String> PAGES =
      List.of(
          "/console",
          "/console?span=hours",
          "/console/map",
          "/console/review",
          "/console/review/500000",
          "/console/cases",
          "/console/cases/500001",
          "/console/channels",
          "/console/channels/crm7",
          "/console/targets",
          "/console/targets/crm-contacts7",
          "/console/documents",
          "/api/v1/documents/procedure",
          "/api/v1/documents/record",
          "/api/v1/documents/recipients.pdf",
          "/api/v1/documents/month?month=" + YearMonth.now(ZoneOffset.UTC),
          "/console/administration",
          "/console/administration/users",
          "/console/administration/keys",
          "/console/administration/audit");

  private static final String[] MILLION = {
    // Else thirty targets begin to read what is no log.
    "update target set paused = true",
    "select pg_sleep(15)",
    """
    insert into arrival (id, channel, kind, origin, key, reference, arrived_at, rows_done, complete)
    select n, 'crm' || n % 27 + 1, 2, 'm' || n, gen_random_uuid(), 'REF' || n, now() - (100000 - n) * interval '25 s', 0, true
    from generate_series(1, 100000) n
    """,
    """
    insert into entry (seq, arrival, row_no, kind, fingerprint, media, brand, event_at, arrived_at, note, digest)
    select n, (n - 1) / 10 + 1, 0, case when n % 1000 = 0 then 5 else 1 end,
      case when n % 1000 = 0 then null else md5((n % 300000)::text)::uuid end, 1, '', now() - (1000000 - n) * interval '2.5 s',
      now() - (1000000 - n) * interval '2.5 s', case when n % 1000 = 0 then 'unclear what it asks' end, '\\x00'
    from generate_series(1, 1000000) n
    """,
    "insert into review_open select e.seq, a.channel, e.arrived_at from entry e join arrival a on a.id = e.arrival where e.kind = 5",
    "insert into entry_group select n * 100 + 1, n * 100 + 100, now(), '\\x00' from generate_series(0, 9999) n",
    """
    insert into suppression select distinct on (fingerprint) fingerprint, '', 0, true, event_at, event_at, seq
    from entry where fingerprint is not null order by fingerprint, seq desc
    """,
    "insert into channel_count select 'crm' || n, 37000, 100, 40, 100, 10 from generate_series(1, 27) n",
    """
    insert into channel_hour (channel, hour, registered, known, review, set_aside, refused, repeats)
    select 'crm' || c, date_trunc('hour', now()) - h * interval '1 hour', 50 + h % 7, 1, 1, 1, 1, 1
    from generate_series(1, 27) c, generate_series(0, 24 * 90) h
    """,
    """
    insert into complaint_case (seq, cause, fingerprint, opened_at, due_at)
    select n * 2000 + 1, 0, md5(n::text)::uuid, now(), now() + (n - 20) * interval '1 day' from generate_series(0, 499) n
    """,
    "update target set paused = false, position = 1000000, applied = 990000, skipped = 9000",
    """
    insert into receipt (target, first_seq, last_seq, applied, skipped, parked, answer, skips, fence, at)
    select name, n * 100 + 1, n * 100 + 100, 100, 0, 0, 'ok', '{}', 1, now() from target, generate_series(0, 9999) n
    """,
    """
    insert into parked (target, seq, fingerprint, answer, at)
    select name, n, md5(n::text)::uuid, 'not a lead', now() from target, generate_series(1, 300) n
    """,
    "insert into audit (at, who, what, object) select now(), 'anne', 'review-read', n::text from generate_series(1, 100000) n",
    "analyze"
  };

  private ConsoleTimes() {}

  public static void main(String[] args) throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    FileSystemUtils.copyRecursively(SANDBOX, FOLDER);
    for (int i = 1; i <= 27; i++) {
      copy("channels/crm", "path: crm", i);
      copy("targets/crm-contacts", "", i);
    }
    Map<String, Object> settings =
        Map.of(
            "server.port",
            0,
            "optout.routes.folder",
            FOLDER.resolve("routes").toString(),
            "optout.map.file",
            map().toString(),
            "optout.access.administrator-password",
            PASSWORD,
            "optout.limits.failures",
            100_000,
            "optout.limits.key",
            100_000);
    Sandbox sandbox = Sandbox.start(FOLDER.resolve("hub"), settings);
    JdbcClient sql = sandbox.part(JdbcClient.class);
    for (String statement : MILLION) {
      if (statement.startsWith("select")) {
        sql.sql(statement).query().listOfRows();
      } else {
        sql.sql(statement).update();
      }
    }
    System.out.println("entries: " + sandbox.part(Register.class).head());
    Http browser = new Http(sandbox.port());
    String token = PagesKit.token(browser.get("/login").body());
    browser.form("/login", "username", "administrator", "password", PASSWORD, "_csrf", token);
    PAGES.forEach(page -> measure(page, () -> browser.get(page)));
    String number = "06 39 98 00 43";
    browser.form("/", "phone", number, "stop", "voice");
    String known = PagesKit.token(browser.get("/console/people").body());
    measure(
        "a person",
        () -> browser.form("/console/people", "who", number, "reason", "asked", "_csrf", known));
    System.exit(0);
  }

  private static void measure(String page, Supplier<HttpResponse<String>> ask) {
    long[] took = new long[TIMES];
    int length = 0;
    for (int i = -5; i < TIMES; i++) {
      long begun = System.nanoTime();
      HttpResponse<String> answer = ask.get();
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(page + " answered " + answer.statusCode());
      }
      length = answer.body().length();
      took[Math.max(i, 0)] = (System.nanoTime() - begun) / 1_000_000;
    }
    Arrays.sort(took);
    System.out.printf(
        "%-36s least %4d ms, median %4d ms, 95th %4d ms, worst %4d ms, %6d characters%n",
        page, took[0], took[TIMES / 2], took[TIMES * 95 / 100 - 1], took[TIMES - 1], length);
  }

  private static void copy(String route, String more, int number) throws IOException {
    Path from = FOLDER.resolve("routes/" + route + ".yaml");
    String name = route.replaceFirst(".*/", "");
    String text =
        Files.readString(from)
            .replace("id: " + name, "id: " + name + number)
            .replaceAll("(optout:(intake|changes)/" + name + ")", "$1" + number);
    Files.writeString(
        FOLDER.resolve("routes/" + route + number + ".yaml"),
        more.isEmpty() ? text : text.replace(more, more + number));
  }

  private static Path map() throws IOException {
    Path map = FOLDER.resolve("config/map.yaml");
    String text = Files.readString(map);
    return Files.writeString(
        map, text.replace("channels:\n", systems() + "channels:\n") + channels());
  }

  private static String systems() {
    return each(
        "  crm-contacts%1$d: { owner: telesales, title: CRM %1$d, media: [voice], deadline: 3d }\n");
  }

  private static String channels() {
    return each("  crm%1$d: { owner: phoneo, title: Webhook %1$d }\n");
  }

  private static String each(String line) {
    return String.join("", IntStream.rangeClosed(1, 27).mapToObj(line::formatted).toList());
  }
}
