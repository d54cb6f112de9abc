package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.SentLists;
import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Targets that answer later: by a link in a mail, and by a file beside a list. */
class MailTargetIT {

  private static final Path FOLDER = Path.of("target/mail-target-it");

  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER.resolve("routes/targets"));
    sandbox =
        Sandbox.start(
            FOLDER.resolve("hub"),
            Map.of("server.port", 0, "optout.routes.folder", FOLDER.resolve("routes").toString()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aSubcontractorWithoutASystemGetsAMailAndConfirmsByItsLink() throws Exception {
    write(
        "dialer-paris",
        "optout:changes/dialer-paris",
        """
                    uri: kamelet:optout-mail-sink
                    parameters:
                      host: 127.0.0.1
                      port: "%d"
                      tls: false
                      from: hub@example.com
                      to: phoneo@example.com
                      page: "%s"
                      language: fr
        """
            .formatted(sandbox.servers.smtpPort(), base()));
    write(
        "dialer-paris-verify",
        "optout:verify/dialer-paris?every=1s",
        "            uri: kamelet:optout-confirmed-action\n");
    long seq = optOut("+33639980171");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !mails().isEmpty());
    MimeMessage mail = mails().get(0);
    assertThat(mail.getSubject()).isEqualTo("Oppositions à appliquer : liste 1");
    Multipart parts = (Multipart) mail.getContent();
    String list =
        new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(list).contains("number,suppressed", "0639980171,true");
    String text = String.valueOf(parts.getBodyPart(0).getContent());
    Matcher link = Pattern.compile("http\\S+/lists/[\\w-]+\\?lang=fr").matcher(text);
    assertThat(link.find()).as(text).isTrue();

    assertThat(call("GET", link.group())).contains("Liste 1", "La liste est appliquée");
    assertThat(state(seq, "dialer-paris")).isEqualTo("applied");
    assertThat(call("POST", link.group().replaceFirst(".\\?", "x?"))).contains("n’est pas valable");
    assertThat(sandbox.hub.getBean(SentLists.class).open("dialer-paris")).hasSize(1);
    assertThat(call("POST", link.group())).contains("Confirmée").doesNotContain("<button type");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> state(seq, "dialer-paris").equals("verified"));
  }

  @Test
  void aVendorAcknowledgesAListByAFileAndADifferentCountIsNone() throws Exception {
    String server =
        """
                      host: 127.0.0.1
                      port: "{{sandbox.sftp-port}}"
                      username: phoneo
                      password: "{{sandbox.password}}"
                      knownHostsFile: "{{sandbox.known-hosts}}"
        """;
    write(
        "phoneo-list",
        "optout:changes/phoneo-list",
        "            uri: kamelet:optout-sftp-sink\n            parameters:\n"
            + server
            + "              directory: in\n              manifest: true\n");
    write(
        "phoneo-list-verify",
        "optout:verify/phoneo-list?every=1s",
        "            uri: kamelet:optout-sftp-verify-action\n            parameters:\n"
            + server
            + "              directory: out\n");
    long seq = optOut("+33639980172");
    SentLists lists = sandbox.hub.getBean(SentLists.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> lists.open("phoneo-list").size() == 1);
    String name = lists.open("phoneo-list").get(0).name();
    Path home = sandbox.servers.home();
    Awaitility.await().until(() -> Files.exists(home.resolve("in/" + name + ".manifest.json")));
    assertThat(Files.readString(home.resolve("in/" + name + ".manifest.json")))
        .contains("\"rows\" : 1", "\"sequence\" : 1", "\"file\" : \"" + name);

    Files.writeString(home.resolve("out/" + name + ".ack"), "rows: 7");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !Files.exists(home.resolve("out/" + name + ".ack")));
    assertThat(lists.open("phoneo-list")).hasSize(1);
    assertThat(state(seq, "phoneo-list")).isEqualTo("applied");

    Files.writeString(home.resolve("out/" + name + ".ack"), "{\"rows\": 1}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> state(seq, "phoneo-list").equals("verified"));
    assertThat(lists.open("phoneo-list")).isEmpty();
  }

  @Test
  void aFullListHoldsEverybodyWhoStandsOnItNow() throws Exception {
    optOut("+33639980173");
    optOut("+33639980174");
    optOut("+33639980174");
    write(
        "phoneo-list",
        "optout:changes/phoneo-list?releases=true",
        """
                    uri: kamelet:optout-sftp-sink
                    parameters:
                      host: 127.0.0.1
                      port: "{{sandbox.sftp-port}}"
                      username: phoneo
                      password: "{{sandbox.password}}"
                      knownHostsFile: "{{sandbox.known-hosts}}"
                      directory: in
                      content: full
                      columns: number,suppressed
        """);
    List<Path> first = lists(1);
    assertThat(Files.readAllLines(first.get(0)))
        .as("header, then each person once")
        .hasSize(3)
        .contains("+33 6 39 98 01 73,true", "+33 6 39 98 01 74,true");
    var arrival = new Arrival("api", Arrival.Kind.API, "again", "again", Instant.now());
    var again =
        new OptOut(
            Wish.OPT_IN,
            new Phone("+33639980173"),
            Set.of(Medium.VOICE),
            Scope.ALL,
            Instant.now(),
            "asked by telephone");
    sandbox.hub.getBean(Intake.class).take(arrival, List.of(again));
    List<Path> second = lists(2);
    assertThat(Files.readAllLines(second.get(1)))
        .containsExactly("number,suppressed", "+33 6 39 98 01 74,true");
  }

  private List<Path> lists(int wanted) throws Exception {
    Path folder = sandbox.servers.home().resolve("in");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try (var files = Files.list(folder)) {
                return files.filter(MailTargetIT::whole).count() >= wanted;
              }
            });
    try (var files = Files.list(folder)) {
      return files.filter(MailTargetIT::whole).sorted().toList();
    }
  }

  /** A list has another name until it is written to its end. */
  private static boolean whole(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".csv") && !name.startsWith(".");
  }

  private String state(long seq, String target) {
    return sandbox.hub.getBean(Deliveries.class).atTargets(seq).stream()
        .filter(at -> at.target().equals(target))
        .map(Deliveries.AtTarget::state)
        .findFirst()
        .orElse("none");
  }

  private long optOut(String number) {
    var arrival = new Arrival("api", Arrival.Kind.API, number, number, Instant.now());
    var request = OptOut.of(new Phone(number), Set.of(Medium.VOICE), Scope.ALL);
    return sandbox.hub.getBean(Intake.class).take(arrival, List.of(request)).seq();
  }

  private List<MimeMessage> mails() throws Exception {
    List<MimeMessage> all = new java.util.ArrayList<>();
    for (MimeMessage mail : sandbox.servers.mail().getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().equals("phoneo@example.com")) {
        all.add(mail);
      }
    }
    return all;
  }

  private String base() {
    return "http://127.0.0.1:" + sandbox.hub.getEnvironment().getProperty("local.server.port");
  }

  private static String call(String method, String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void write(String name, String from, String to) throws Exception {
    String route =
        "- route:\n    id: %s\n    from:\n      uri: %s\n      steps:\n        - to:\n"
            .formatted(name, from);
    Files.writeString(FOLDER.resolve("routes/targets/" + name + ".yaml"), route + to);
  }
}
