package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.torture.Senders.Way;
import io.optouthub.torture.World.Hub;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is broken or hostile stays where it is: the next item by the same way is handled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonIT {

  /** A look each second, a second until a file counts as whole, and the way to the target. */
  private static final Duration ONE_POLL = Duration.ofSeconds(20);

  private World world;
  private Hub hub;
  private Senders senders;
  private int person;

  @BeforeAll
  void start() throws Exception {
    world = World.start("poison");
    hub = world.hub("one", Map.of());
    hub.awaitReady();
    senders = new Senders(world, List.of(hub));
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
    world.close();
  }

  @Test
  void mails() throws Exception {
    Map<String, byte[]> poison = new LinkedHashMap<>();
    poison.put("noise", noise(3_000));
    poison.put("no boundary", head("multipart/mixed", "Ne m'appelez plus au 06 39 98 00 01"));
    poison.put("unknown charset", head("text/plain; charset=x-none-such", "stop \u00e9\u00e8"));
    poison.put(
        "broken base64", head("text/plain\r\nContent-Transfer-Encoding: base64", "@@@@=====@@"));
    poison.put("one line", head("text/plain", "stop ".repeat(400_000)));
    poison.put("parts in parts", head("multipart/mixed; boundary=b0", nested(200)));
    poison.put("a long header", head("text/plain\r\nX-Long: " + "a".repeat(200_000), "stop"));
    for (byte[] mail : poison.values()) {
      var session = jakarta.mail.Session.getInstance(new java.util.Properties());
      world
          .servers
          .mail()
          .getUserManager()
          .getUser("optout@example.com")
          .deliver(new MimeMessage(session, new ByteArrayInputStream(mail)));
      nextOneIsHandled(Way.MAIL);
    }
    World.await(
        ONE_POLL, "each poison is kept as something", () -> arrivals("mail") == 2 * poison.size());
  }

  @Test
  void files() throws Exception {
    Map<String, byte[]> poison = new LinkedHashMap<>();
    poison.put("noise.csv", noise(50_000));
    poison.put("empty.csv", new byte[0]);
    poison.put("no-sheet.xlsx", noise(20_000));
    poison.put("bomb.csv.gz", gzip(new byte[200_000_000]));
    byte[] whole = gzip("phone\n0639980001\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    poison.put("cut.csv.gz", java.util.Arrays.copyOf(whole, whole.length / 2));
    poison.put(
        "one-line.csv", ("phone\n" + "9".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));
    poison.put("=cmd|' name.csv", "phone\n=1+1\n".getBytes(StandardCharsets.UTF_8));
    poison.put("..%2f..%2fetc.csv", "phone\n\u0000\u0001\n".getBytes(StandardCharsets.UTF_8));
    for (Way way : List.of(Way.DROP, Way.FOLDER)) {
      Path folder = senders.folder(way);
      for (Map.Entry<String, byte[]> file : poison.entrySet()) {
        Path part = Files.write(world.folder.resolve("poison.part"), file.getValue());
        Files.move(part, folder.resolve(file.getKey()));
        nextOneIsHandled(way);
      }
    }
  }

  @Test
  void calls() throws Exception {
    List<byte[]> poison =
        List.of(
            "{".getBytes(StandardCharsets.UTF_8),
            ("[".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
            "null".getBytes(StandardCharsets.UTF_8),
            "{\"phone\": {\"phone\": []}}".getBytes(StandardCharsets.UTF_8),
            ("{\"phone\": \"" + "9".repeat(900_000) + "\"}").getBytes(StandardCharsets.UTF_8),
            "{\"phone\": \"\\u0000\\ud800\"}".getBytes(StandardCharsets.UTF_8),
            noise(2_000));
    Map<String, Way> doors = Map.of("/api/v1/opt-outs", Way.API, "/hooks/crm", Way.WEBHOOK);
    for (Map.Entry<String, Way> door : doors.entrySet()) {
      for (byte[] body : poison) {
        assertThat(post(door.getKey(), "application/json", body))
            .as(door.getKey() + " " + poison.indexOf(body))
            .isBetween(door.getValue() == Way.WEBHOOK ? 200 : 400, 499);
        nextOneIsHandled(door.getValue());
      }
    }
    assertThat(post("/", "application/x-www-form-urlencoded", noise(1_000))).isBetween(400, 499);
    nextOneIsHandled(Way.FORM);
  }

  @Test
  void rows() throws Exception {
    for (String phone : new String[] {null, "", "n/a", "9".repeat(1_000_000), "3.36E+10"}) {
      world
          .sql("crm")
          .sql("insert into contact select coalesce(max(id), 0) + 1, ?, null, true from contact")
          .param(phone)
          .update();
      nextOneIsHandled(Way.TABLE);
    }
  }

  @Test
  void aRecordThatATargetRefuses() throws Exception {
    String refused = next();
    world
        .sql("paris")
        .sql("alter table dnc add constraint poison check (number <> '" + refused + "')")
        .update();
    senders.api(refused);
    nextOneIsHandled(Way.API);
    World.await(
        ONE_POLL,
        "parked",
        () ->
            world
                    .log()
                    .sql("select count(*) from parked where target = 'paris'")
                    .query(Integer.class)
                    .single()
                == 1);
    assertThat(world.blocked("paris")).doesNotContain(refused);
    assertThat(world.blocked("lyon")).contains(refused);
  }

  private synchronized String next() {
    return People.of(6 * ++person);
  }

  private void nextOneIsHandled(Way way) throws Exception {
    String good = next();
    Instant sent = Instant.now();
    senders.by(way, List.of(good));
    World.await(ONE_POLL, "the next by " + way, () -> world.blocked("lyon").contains(good));
    Scale.say(
        "poison: the next by %s at the target after %.1f s",
        way, Duration.between(sent, Instant.now()).toMillis() / 1000.0);
    assertThat(hub.process().alive()).isTrue();
  }

  private int arrivals(String channel) {
    return world
        .log()
        .sql("select count(*) from arrival where channel = ?")
        .param(channel)
        .query(Integer.class)
        .single();
  }

  private int post(String path, String type, byte[] body) throws Exception {
    String time = Long.toString(Instant.now().getEpochSecond());
    byte[] signed = concat((time + ".").getBytes(StandardCharsets.UTF_8), body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + path))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + World.KEY + "-intake")
            .header("X-Timestamp", time)
            .header("X-Signature", "sha256=" + Senders.signature(signed))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }

  private static byte[] head(String type, String body) {
    return ("From: somebody@example.org\r\nTo: optout@example.com\r\nSubject: x\r\nContent-Type: "
            + type
            + "\r\n\r\n"
            + body
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String nested(int depth) {
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      parts
          .append("--b")
          .append(i)
          .append("\r\nContent-Type: multipart/mixed; boundary=b")
          .append(i + 1)
          .append("\r\n\r\n");
    }
    return parts.toString();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
