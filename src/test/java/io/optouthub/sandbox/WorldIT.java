package io.optouthub.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.FakeSalesforce;
import io.optouthub.testing.MariaDb;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Ten targets of eight kinds, told of ten thousand people of every scope. */
class WorldIT {

  private static final Path FOLDER = Path.of("target/world-it");
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MAP =
      """
      services: { sales: { title: Sales } }
      systems:
        pg-fr: { owner: sales, media: voice, countries: FR, number-format: national, deadline: 24h }
        pg-all: { owner: sales, media: [voice, sms], deadline: 24h }
        maria: { owner: sales, media: sms, number-format: digits }
        vici: { owner: sales, media: voice, countries: FR, number-format: [national, digits] }
        salesforce: { owner: sales, media: [voice, email] }
        crm: { owner: sales, media: [voice, sms, email], brands: [Alba] }
        hubspot: { owner: sales, media: email }
        sftp-list: { owner: sales, media: voice, number-format: international }
        folder-list: { owner: sales, media: voice, countries: FR, number-format: national-spaced }
        genesys: { owner: sales, media: voice, countries: GB }
        hole: { owner: sales, media: voice }
      """;

  private record Person(Identity identity, Set<Medium> media, String brand) {
    boolean phone() {
      return identity instanceof Phone;
    }

    boolean french() {
      return identity.value().startsWith("+33");
    }

    boolean any(Medium... of) {
      return Set.of(of).stream().anyMatch(media::contains);
    }

    String as(PhoneNumberFormat format) {
      try {
        return PHONES.format(PHONES.parse(identity.value(), "ZZ"), format);
      } catch (com.google.i18n.phonenumbers.NumberParseException e) {
        throw new IllegalStateException(e);
      }
    }

    String digits(PhoneNumberFormat format) {
      return as(format).replaceAll("\\D", "");
    }
  }

  private final WireMockServer http =
      new WireMockServer(options().dynamicPort().containerThreads(40));
  private final FakeSalesforce salesforce = new FakeSalesforce();
  private final String maria = MariaDb.url();
  private final JdbcClient mariaSql = sql(maria);
  private final List<ServerSocket> holes = new ArrayList<>();
  private Sandbox sandbox;

  WorldIT() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER.resolve("routes/targets"));
    Files.writeString(FOLDER.resolve("map.yaml"), MAP);
    http.start();
    http.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("{}")));
    http.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.post("/token")
            .willReturn(aResponse().withBody("{\"access_token\":\"t\",\"expires_in\":3600}")));
    mariaSql.sql("create table stop (phone varchar(20) primary key)").update();
    mariaSql
        .sql("create table vicidial_dnc (phone_number varchar(18) primary key) engine=MyISAM")
        .update();
    mariaSql
        .sql(
            "create table vicidial_campaign_dnc (phone_number varchar(18), campaign_id varchar(8), unique (phone_number, campaign_id)) engine=MyISAM")
        .update();
    mariaSql
        .sql(
            "create table vicidial_dnc_log (phone_number varchar(18), campaign_id varchar(8), action varchar(8), action_date datetime, user varchar(20)) engine=MyISAM")
        .update();
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", 0);
    settings.put("optout.routes.folder", FOLDER.resolve("routes").toString());
    settings.put("optout.map.file", FOLDER.resolve("map.yaml").toString());
    settings.put("optout.http.private-hosts", "127.0.0.1,localhost");
    settings.put("optout.databases.maria.url", maria);
    settings.put("optout.databases.maria.username", "root");
    sandbox = Sandbox.start(FOLDER.resolve("hub"), settings);
    for (String dialer : List.of("paris", "lyon")) {
      sandbox
          .dialers
          .sql("dialer_" + dialer)
          .sql("create table stop (phone text primary key check (phone not like '%13'))")
          .update();
    }
  }

  @AfterEach
  void stop() throws Exception {
    sandbox.close();
    salesforce.close();
    http.stop();
    for (ServerSocket hole : holes) {
      hole.close();
    }
  }

  @Test
  void eachTargetHoldsExactlyWhatItsScopeSaysInItsFormatAndASecondRunChangesNothing()
      throws Exception {
    sandbox
        .dialers
        .sql("dialer_paris")
        .sql("alter table stop drop constraint stop_phone_check")
        .update();
    sandbox
        .dialers
        .sql("dialer_lyon")
        .sql("alter table stop drop constraint stop_phone_check")
        .update();
    List<Person> people = people(10_000);
    people.forEach(
        person ->
            salesforce.put(
                "Contact",
                person.phone() ? "MobilePhone" : "Email",
                person.phone()
                    ? person.as(
                        person.french()
                            ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL)
                    : person.identity().value()));
    routes();
    tell(people);
    settle(10);
    Map<String, Set<String>> wanted = wanted(people);
    Map<String, Set<String>> held = held();
    wanted.forEach(
        (target, who) ->
            assertThat(held.get(target)).as(target).containsExactlyInAnyOrderElementsOf(who));
    assertThat(sandbox.hub.getBean(Deliveries.class).parked(null)).isEmpty();

    int written = salesforce.writes;
    Deliveries deliveries = sandbox.hub.getBean(Deliveries.class);
    wanted.keySet().forEach(deliveries::resync);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> deliveries.statuses().stream().anyMatch(s -> s.lag() > 0 || s.position() > 0));
    settle(10);
    Map<String, Set<String>> again = held();
    wanted.forEach(
        (target, who) ->
            assertThat(again.get(target))
                .as(target + " again")
                .containsExactlyInAnyOrderElementsOf(who));
    assertThat(salesforce.writes).as("a second run writes nothing").isEqualTo(written);
  }

  @Test
  void aTargetThatNeverAnswersAndOneThatRefusesSomeHoldOnlyThemselves() throws Exception {
    ServerSocket hole = new ServerSocket(0);
    holes.add(hole);
    write(
        "hole",
        "hole",
        """
                    uri: kamelet:optout-http-sink
                    parameters: { url: "http://127.0.0.1:%d/x", responseTimeout: 3000 }
        """
            .formatted(hole.getLocalPort()));
    routes();
    List<Person> people = people(2_000);
    long refused =
        people.stream()
            .filter(p -> p.phone() && p.any(Medium.VOICE, Medium.SMS))
            .filter(p -> p.identity().value().endsWith("13"))
            .count();
    tell(people);
    settle(10);
    Deliveries deliveries = sandbox.hub.getBean(Deliveries.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> deliveries.statuses().stream().anyMatch(s -> s.state().equals("retrying")));
    assertThat(deliveries.statuses())
        .filteredOn(s -> s.name().equals("hole"))
        .allSatisfy(
            s -> {
              assertThat(s.applied()).isZero();
              assertThat(s.state()).isEqualTo("retrying");
              assertThat(s.parked()).isZero();
            });
    assertThat(refused).isPositive();
    assertThat(deliveries.parked("pg-all"))
        .hasSize((int) refused)
        .allSatisfy(parked -> assertThat(parked.answer()).contains("stop_phone_check"));
  }

  private void routes() throws Exception {
    String stop =
        "statement: \"insert into stop (phone) values (:#number) on conflict do nothing\"";
    write("pg-fr", "pg-fr", jdbc("dialer-paris", stop));
    write("pg-all", "pg-all", jdbc("dialer-lyon", stop));
    write(
        "maria",
        "maria",
        jdbc("maria", "statement: \"insert ignore into stop (phone) values (:#number)\""));
    write(
        "vici",
        "vici",
        "            uri: kamelet:optout-vicidial-sink\n            parameters: { database: maria }\n");
    write(
        "salesforce",
        "salesforce",
        """
                    uri: kamelet:optout-salesforce-sink
                    parameters: { loginUrl: "%s", clientId: hub, clientSecret: s3 }
        """
            .formatted(salesforce.url()));
    String base = "http://127.0.0.1:" + http.port();
    write(
        "crm",
        "crm",
        """
                    uri: kamelet:optout-http-sink
                    parameters: { url: "%s/crm", batch: true }
        """
            .formatted(base));
    write(
        "hubspot",
        "hubspot?batchSize=100",
        """
                    uri: kamelet:optout-hubspot-sink
                    parameters: { url: "%s", token: t, rate: 6000 }
        """
            .formatted(base));
    write(
        "genesys",
        "genesys?batchSize=500",
        """
                    uri: kamelet:optout-genesys-sink
                    parameters: { url: "%s", tokenUrl: "%s/token", clientId: a, clientSecret: b, dncListId: l1, rate: 6000 }
        """
            .formatted(base, base));
    write(
        "sftp-list",
        "sftp-list",
        """
                    uri: kamelet:optout-sftp-sink
                    parameters:
                      host: 127.0.0.1
                      port: "{{sandbox.sftp-port}}"
                      username: phoneo
                      password: "{{sandbox.password}}"
                      knownHostsFile: "{{sandbox.known-hosts}}"
                      directory: in
                      manifest: true
        """);
    write(
        "folder-list",
        "folder-list",
        """
                    uri: kamelet:optout-folder-sink
                    parameters: { directory: "%s", identities: sha256 }
        """
            .formatted(FOLDER.resolve("list").toAbsolutePath()));
  }

  private static String jdbc(String database, String statement) {
    return "            uri: kamelet:optout-jdbc-sink\n            parameters:\n              database: "
        + database
        + "\n              "
        + statement
        + "\n";
  }

  private void write(String name, String changes, String to) throws Exception {
    String route =
        "- route:\n    id: %s\n    from:\n      uri: optout:changes/%s\n      steps:\n        - to:\n"
            .formatted(name, changes);
    Files.writeString(FOLDER.resolve("routes/targets/" + name + ".yaml"), route + to.indent(0));
  }

  /** Everybody is another, and no two alike in what they want. */
  private static List<Person> people(int count) {
    List<Person> people = new ArrayList<>();
    Medium[] media = Medium.values();
    for (int i = 0; i < count; i++) {
      Identity identity =
          i % 5 == 0
              ? new Email("person" + i + "@example.org")
              : i % 3 == 0
                  ? british(i / 15 * 4 + i % 15 / 3 - 1)
                  : new Phone("+336399%05d".formatted(80_000 + i));
      Set<Medium> which =
          identity instanceof Email
              ? Set.of(Medium.EMAIL)
              : i % 7 == 0 ? Set.of(Medium.VOICE, Medium.SMS) : Set.of(media[i % 2]);
      people.add(new Person(identity, which, i % 4 == 0 ? "Alba" : i % 11 == 0 ? "Boréal" : ""));
    }
    return people;
  }

  /** Three ranges are reserved for fiction, a thousand numbers each. */
  private static Phone british(int n) {
    String range = List.of("7700900", "2079460", "1614960").get(n / 1_000 % 3);
    return new Phone("+44%s%03d".formatted(range, n % 1_000));
  }

  private void tell(List<Person> people) {
    for (int from = 0; from < people.size(); from += 500) {
      List<OptOut> some =
          people.subList(from, Math.min(people.size(), from + 500)).stream()
              .map(p -> OptOut.of(p.identity(), p.media(), new Scope(p.brand())))
              .toList();
      String id = "world-" + from;
      sandbox
          .hub
          .getBean(Intake.class)
          .take(new Arrival("api", Arrival.Kind.API, id, id, Instant.now()), some);
    }
  }

  private void settle(int targets) {
    Deliveries deliveries = sandbox.hub.getBean(Deliveries.class);
    long head = sandbox.hub.getBean(io.optouthub.register.Register.class).head();
    Awaitility.await()
        .atMost(Duration.ofSeconds(180))
        .until(
            () ->
                deliveries.statuses().stream().filter(s -> s.position() == head).count()
                    == targets);
  }

  private static Map<String, Set<String>> wanted(List<Person> people) {
    Map<String, Set<String>> wanted = new TreeMap<>();
    for (Person p : people) {
      boolean voice = p.any(Medium.VOICE);
      if (p.phone()) {
        put(wanted, "pg-fr", voice && p.french(), p.digits(PhoneNumberFormat.NATIONAL));
        put(wanted, "pg-all", p.any(Medium.VOICE, Medium.SMS), p.identity().value());
        put(wanted, "maria", p.any(Medium.SMS), p.digits(PhoneNumberFormat.E164));
        put(wanted, "vici", voice && p.french(), p.digits(PhoneNumberFormat.NATIONAL));
        put(wanted, "vici", voice && p.french(), p.digits(PhoneNumberFormat.E164));
        put(wanted, "sftp-list", voice, p.as(PhoneNumberFormat.INTERNATIONAL));
        put(wanted, "folder-list", voice && p.french(), sha256(p.as(PhoneNumberFormat.NATIONAL)));
        put(wanted, "genesys", voice && !p.french(), p.identity().value());
      }
      put(wanted, "hubspot", !p.phone(), p.identity().value());
      boolean alba = p.brand().isEmpty() || p.brand().equals("Alba");
      put(wanted, "crm", alba, p.identity().value());
      put(wanted, "salesforce", voice || !p.phone(), p.identity().value());
    }
    return wanted;
  }

  private static void put(Map<String, Set<String>> into, String target, boolean yes, String who) {
    Set<String> all = into.computeIfAbsent(target, t -> new TreeSet<>());
    if (yes) {
      all.add(who);
    }
  }

  private Map<String, Set<String>> held() throws Exception {
    Map<String, Set<String>> held = new TreeMap<>();
    held.put("pg-fr", phones(sandbox.dialers.sql("dialer_paris"), "select phone from stop"));
    held.put("pg-all", phones(sandbox.dialers.sql("dialer_lyon"), "select phone from stop"));
    held.put("maria", phones(mariaSql, "select phone from stop"));
    held.put("vici", phones(mariaSql, "select phone_number from vicidial_dnc"));
    held.put("sftp-list", column(sandbox.servers.home().resolve("in")));
    held.put("folder-list", column(FOLDER.resolve("list")));
    held.put("salesforce", new TreeSet<>());
    salesforce
        .records
        .values()
        .forEach(
            record -> {
              if (record.path("DoNotCall").asBoolean()
                  || record.path("HasOptedOutOfEmail").asBoolean()) {
                String phone = record.path("MobilePhone").asText("");
                held.get("salesforce")
                    .add(phone.isEmpty() ? record.path("Email").asText() : e164(phone));
              }
            });
    for (String target : List.of("crm", "hubspot", "genesys")) {
      held.put(target, new TreeSet<>());
    }
    for (var event : http.getAllServeEvents()) {
      String url = event.getRequest().getUrl();
      JsonNode body =
          url.equals("/token")
              ? JSON.createObjectNode()
              : JSON.readTree(event.getRequest().getBodyAsString());
      body.forEach(one -> add(of(held, "crm"), url.equals("/crm"), one.path("identity").asText()));
      body.path("inputs").forEach(one -> add(of(held, "hubspot"), true, one.asText()));
      body.path("phoneNumbers").forEach(one -> add(of(held, "genesys"), true, one.asText()));
    }
    return held;
  }

  private static Set<String> of(Map<String, Set<String>> held, String target) {
    return held.getOrDefault(target, Set.of());
  }

  private static void add(Set<String> to, boolean yes, String who) {
    if (yes) {
      to.add(who);
    }
  }

  private static String e164(String phone) {
    try {
      return PHONES.format(PHONES.parse(phone, "FR"), PhoneNumberFormat.E164);
    } catch (com.google.i18n.phonenumbers.NumberParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> phones(JdbcClient sql, String query) {
    return new TreeSet<>(sql.sql(query).query(String.class).list());
  }

  private static Set<String> column(Path folder) throws Exception {
    Set<String> numbers = new TreeSet<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        numbers.addAll(
            Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[0].replaceFirst("^'", ""))
                .collect(Collectors.toSet()));
      }
    }
    return numbers;
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JdbcClient sql(String url) {
    return JdbcClient.create(io.optouthub.camel.ConnectorsForTests.database(url));
  }
}
