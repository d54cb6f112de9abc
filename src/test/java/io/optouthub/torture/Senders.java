package io.optouthub.torture;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.optouthub.torture.World.Hub;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * People and systems that hand in requests by every kind of channel, and insist as real ones do.
 */
final class Senders {

  /** The ways in. */
  enum Way {
    DROP,
    FOLDER,
    TABLE,
    API,
    WEBHOOK,
    FORM,
    MAIL
  }

  private static final int ROWS = 100;

  private final World world;
  private final List<Hub> hubs;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final AtomicInteger files = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();

  /** References that were answered, with whom they are about. */
  final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /** Forms whose answer got lost, so that the person sent them once more. */
  final AtomicInteger formsAgain = new AtomicInteger();

  /** Answers other than a yes, by status; 0 where no answer came. */
  final Map<Integer, AtomicInteger> noes = new ConcurrentHashMap<>();

  Senders(World world, List<Hub> hubs) {
    this.world = world;
    this.hubs = hubs;
  }

  static Way way(int person) {
    int slot = person % 80;
    if (slot < 44) {
      return Way.DROP;
    } else if (slot < 56) {
      return Way.FOLDER;
    } else if (slot < 64) {
      return Way.TABLE;
    } else if (slot < 72) {
      return Way.API;
    } else if (slot < 78) {
      return Way.WEBHOOK;
    }
    return slot == 78 ? Way.FORM : Way.MAIL;
  }

  /** All of them this way, one after the other; returns when the last is acknowledged. */
  void by(Way way, List<String> people) throws Exception {
    switch (way) {
      case DROP, FOLDER -> drop(way, people);
      case TABLE -> table(people);
      case MAIL -> people.forEach(this::mail);
      default -> {
        for (String person : people) {
          switch (way) {
            case API -> api(person);
            case WEBHOOK -> webhook(person);
            default -> form(person);
          }
        }
      }
    }
  }

  /** Files with these people, each whole when it gets its name. */
  private void drop(Way way, List<String> people) throws IOException {
    Path folder = folder(way);
    for (int from = 0; from < people.size(); from += ROWS) {
      StringBuilder rows = new StringBuilder("phone;email;date\n");
      for (String person : people.subList(from, Math.min(from + ROWS, people.size()))) {
        boolean address = person.contains("@");
        rows.append(address ? ";" + person : person + ";").append(";2026-11-20T10:00:00Z\n");
      }
      String name = "list-" + files.incrementAndGet() + ".csv";
      // Beside the folder, so that no hub sees half of it.
      Path written = Files.writeString(world.folder.resolve(name + ".part"), rows);
      Files.move(written, folder.resolve(name));
    }
  }

  Path folder(Way way) {
    return way == Way.DROP ? world.servers.home().resolve("out") : world.folder.resolve("drop");
  }

  private void table(List<String> people) {
    people.forEach(this::row);
  }

  // One after the other: two at a time would find the same number for their rows.
  private synchronized void row(String person) {
    boolean address = person.contains("@");
    world
        .sql("crm")
        .sql("insert into contact select coalesce(max(id), 0) + 1, ?, ?, true from contact")
        .params(address ? null : person, address ? person : null)
        .update();
  }

  private void mail(String person) {
    ServerSetup smtp =
        new ServerSetup(world.servers.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    boolean address = person.contains("@");
    GreenMailUtil.sendTextEmail(
        "optout@example.com",
        address ? person : "somebody" + person.substring(1) + "@example.com",
        address ? "unsubscribe" : "Stop",
        address
            ? "Please unsubscribe me from your mailing list."
            : "Please stop calling me on " + person + ". Thank you.",
        smtp);
  }

  void api(String person) throws InterruptedException {
    about(person, "", person);
  }

  void api(String person, boolean in, Instant at, String id) throws InterruptedException {
    String wish = in ? ", \"wish\": \"opt-in\", \"proof\": \"said so by telephone\"" : "";
    about(person, ", \"at\": \"" + at + "\"" + wish, id);
  }

  private void about(String person, String more, String id) throws InterruptedException {
    String about = person.contains("@") ? "email" : "phone";
    String body = "{\"%s\": \"%s\"%s}".formatted(about, person, more);
    String answer =
        insist(
            () ->
                post("/api/v1/opt-outs")
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + World.KEY + "-intake")
                    .header("Idempotency-Key", id)
                    .POST(HttpRequest.BodyPublishers.ofString(body)),
            202,
            new AtomicInteger());
    acknowledged.put(answer.replaceFirst(".*\"reference\":\"([^\"]+)\".*", "$1"), person);
  }

  private void webhook(String person) throws InterruptedException {
    String about = person.contains("@") ? "email" : "phone";
    String body = "{\"%s\": \"%s\"}".formatted(about, person);
    insist(
        () -> {
          String timestamp = Long.toString(Instant.now().getEpochSecond());
          return post("/hooks/crm")
              .header("Content-Type", "application/json")
              .header("X-Timestamp", timestamp)
              .header(
                  "X-Signature",
                  "sha256=" + signature((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)))
              .POST(HttpRequest.BodyPublishers.ofString(body));
        },
        202,
        new AtomicInteger());
  }

  private void form(String person) throws InterruptedException {
    boolean address = person.contains("@");
    String body =
        (address ? "stop=email&email=" : "stop=voice&phone=")
            + URLEncoder.encode(person, StandardCharsets.UTF_8);
    insist(
        () ->
            post("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)),
        302,
        formsAgain);
  }

  private HttpRequest.Builder post(String path) {
    Hub hub = hubs.get(Math.floorMod(turn.getAndIncrement(), hubs.size()));
    return HttpRequest.newBuilder(URI.create(hub.url() + path)).timeout(Duration.ofSeconds(20));
  }

  /** Makes the request of an attempt. */
  private interface Attempt {
    HttpRequest.Builder make();
  }

  /** Until it is acknowledged, at one hub or the other. */
  private String insist(Attempt attempt, int wanted, AtomicInteger unanswered)
      throws InterruptedException {
    Instant end = Instant.now().plus(Scale.AWAY).plusSeconds(300);
    while (Instant.now().isBefore(end)) {
      int status = 0;
      try {
        HttpResponse<String> answer =
            http.send(attempt.make().build(), HttpResponse.BodyHandlers.ofString());
        status = answer.statusCode();
        if (status == wanted) {
          return answer.body();
        }
        if (status == 404) {
          throw new IllegalStateException("404 to a sender that did nothing wrong");
        }
        if (status == 503 && answer.headers().firstValue("Retry-After").isEmpty()) {
          throw new IllegalStateException("503 without Retry-After");
        }
      } catch (java.net.ConnectException e) {
        // Nobody there: nothing was taken.
      } catch (IOException e) {
        unanswered.incrementAndGet();
      }
      noes.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
      Thread.sleep(50);
    }
    throw new IllegalStateException("Never acknowledged; answers were " + noes);
  }

  static String signature(byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(World.PASSWORD.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
