package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Servers that go away while the hub runs. */
@ExtendWith(OutputCaptureExtension.class)
class AwayIT {

  private static final String READ_KEY = "a-read-key-for-the-test-of-away";

  @Test
  void aServerThatIsAwayIsALineInTheLogAndItsChannelsState(CapturedOutput output) throws Exception {
    Map<String, Object> settings = Map.of("server.port", 0, "optout.access.keys.read", READ_KEY);
    try (Sandbox sandbox = Sandbox.start(Path.of("target/away-it"), settings)) {
      String channels = "http://127.0.0.1:" + sandbox.port() + "/api/v1/channels";
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> get(channels).contains("\"state\":\"running\""));
      sandbox.servers.mail().stop();
      sandbox.servers.sftp().stop(true);
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () ->
                  assertThat(output.getAll().lines().filter(l -> l.contains("channel-waits")))
                      .hasSizeGreaterThanOrEqualTo(2));
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> get(channels).split("\"lastError\":\"", -1).length > 2);
      List<String> traces = output.getAll().lines().filter(l -> l.startsWith("\tat ")).toList();
      assertThat(traces).isEmpty();
      assertThat(output.getAll().lines().filter(l -> l.contains("Polling"))).hasSizeLessThan(6);
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
