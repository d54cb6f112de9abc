package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Both generated keys of a running hub rotated through the API. */
class RegisterKeysIT {

  private static final String OPERATE = "an-operate-key-for-the-test-of-the-keys";
  private static final String INTAKE = "an-intake-key-for-the-test-of-the-keys";
  private static final String CHECK = "a-check-key-for-the-test-of-the-keys";
  private static final String PERSON = "{\"phone\": \"01 99 00 77 41\", \"country\": \"FR\"}";

  private String base = "";

  @Test
  void aNewKeyIsTakenIntoUseAndTheOldOneGoesWhenNothingNeedsIt() throws Exception {
    Path folder = Path.of("target/keys-it");
    try (Sandbox sandbox =
        Sandbox.start(
            folder,
            Map.of(
                "server.port", 0,
                "optout.access.keys.operate", OPERATE,
                "optout.access.keys.check", CHECK,
                "optout.access.keys.intake", INTAKE))) {
      base = "http://127.0.0.1:" + sandbox.port() + "/api/v1/";
      assertThat(send("POST", "opt-outs", INTAKE, PERSON).statusCode()).isBetween(200, 202);
      for (String keyset : new String[] {"identity", "fingerprint"}) {
        long old = keys(keyset).get(0).path("id").asLong();
        String path = "register/keys/" + keyset + "/";
        assertThat(send("DELETE", path + old, OPERATE, "").statusCode()).isEqualTo(409);
        HttpResponse<String> made = send("POST", path + "rotate?reason=yearly", OPERATE, "");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(keys(keyset).get(0).path("inUse").asBoolean()).isTrue();
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> keys(keyset).get(1).path("free").asBoolean());
        assertThat(send("DELETE", path + old, OPERATE, "").statusCode()).isEqualTo(200);
        assertThat(keys(keyset).get(1).path("known").asBoolean()).isFalse();
        assertThat(Files.readString(folder.resolve("data/keys/" + keyset + ".json")))
            .doesNotContain(Long.toString(old));
      }
      assertThat(send("GET", "check?phone=0199007741&medium=voice", CHECK, "").body())
          .contains("\"suppressed\":true");
      assertThat(send("POST", "dossiers?reason=test", OPERATE, PERSON).body())
          .contains("+33199007741");
      assertThat(send("GET", "audit", OPERATE, "").body())
          .contains("key-made", "yearly", "key-in-use", "key-work-ended", "key-removed");
    }
  }

  /** Newest first. */
  private JsonNode keys(String keyset) throws Exception {
    JsonNode all =
        new ObjectMapper().readTree(send("GET", "register/keys", OPERATE, "").body()).path("keys");
    var keys = new ObjectMapper().createArrayNode();
    all.forEach(
        key -> {
          if (key.path("keyset").asText().equals(keyset)) {
            keys.add(key);
          }
        });
    return keys;
  }

  private HttpResponse<String> send(String method, String path, String key, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
