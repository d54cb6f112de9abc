package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Deliveries;
import io.optouthub.register.Register;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Identities sent by every channel, targets that refuse or are away, then a search for them where
 * they must not be.
 */
@ExtendWith(OutputCaptureExtension.class)
class LeakIT {

  /** The digits and the name that every seeded identity holds. */
  private static final List<String> SEEDS = List.of("639984242", "39 98 42 42", "leaky.person");

  private static final String READ_KEY = "a-read-key-for-the-test-of-leaks";

  @Test
  void noIdentityIsFoundInLogsMetricsOrErrorPages(CapturedOutput output) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "server.port",
            0,
            "optout.access.keys.read",
            READ_KEY,
            "logging.level.io.optouthub",
            "debug");
    try (Sandbox sandbox = Sandbox.start(Path.of("target/leak-it"), settings)) {
      // A refusal whose text repeats the number: PostgreSQL quotes the row that breaks a
      // constraint.
      sandbox
          .dialers
          .sql("dialer_paris")
          .sql("alter table dnc add check (phone_number not like '0639984%')")
          .update();
      sandbox.dialers.sql("dialer_lyon").sql("drop table blocked").update();
      sandbox
          .traffic()
          .mail("leaky.person@example.com", "0639984242", "Ne m'appelez plus au 06 39 98 42 42");
      sandbox
          .traffic()
          .mail("leaky.person@example.com", "?", "06 39 98 42 42 leaky.person@example.com");
      sandbox.traffic().form("06 39 98 42 42");
      sandbox.traffic().hook("{\"contact\": {\"mobile\": \"+33639984242\"}}");
      Path out = sandbox.servers.home().resolve("out");
      Files.writeString(
          out.resolve("leaky.person-0639984242.csv"),
          "phone;email\n0639984242;leaky.person@example.com\n0639984242x;\n");
      Register register = sandbox.hub.getBean(Register.class);
      Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> register.head() >= 7);
      Deliveries deliveries = sandbox.hub.getBean(Deliveries.class);
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> !deliveries.parked("dialer-paris").isEmpty());

      List<String> pages = new ArrayList<>();
      String base = "http://127.0.0.1:" + sandbox.port();
      String metrics = base + "/actuator/prometheus";
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> get(metrics).contains("optout_items"));
      pages.add(get(metrics));
      pages.add(get(base + "/api/v1/check?phone=0639984242&medium=fax"));
      pages.add(get(base + "/api/v1/opt-outs/0639984242"));
      pages.add(get(base + "/requests/leaky.person@example.com"));
      pages.add(get(base + "/leaky.person/0639984242"));
      pages.add(get(base + "/api/v1/targets"));
      pages.add(get(base + "/api/v1/channels"));
      assertThat(output.getAll()).contains("route-loaded");
      for (String seed : SEEDS) {
        assertThat(output.getAll().contains(seed)).as("the log holds %s", seed).isFalse();
      }
      for (String page : pages) {
        assertThat(SEEDS.stream().noneMatch(page::contains)).as(page).isTrue();
      }
    }
  }

  private static String get(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + READ_KEY)
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return answer.body();
  }
}
