package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Deliveries;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Erasing one person through the API, while targets follow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureApiIT {

  private static final String OPERATE = "an-operate-key-for-the-test-of-erasure";
  private static final String READ = "a-read-key-for-the-test-of-the-erasure";
  private static final String INTAKE = "an-intake-key-for-the-test-of-erasure";
  private static final String CHECK = "a-check-key-for-the-test-of-the-erasure";

  private Sandbox sandbox;
  private String base;

  @BeforeAll
  void start() throws Exception {
    sandbox =
        Sandbox.start(
            Path.of("target/erasure-it"),
            Map.of(
                "server.port", 0,
                "optout.access.keys.operate", OPERATE,
                "optout.access.keys.read", READ,
                "optout.access.keys.check", CHECK,
                "optout.access.keys.intake", INTAKE));
    base = "http://127.0.0.1:" + sandbox.port() + "/api/v1/";
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void aPersonIsErasedOnceEveryTargetHasTheWordAndIsStillNotCalled() throws Exception {
    awaitTargets();
    assertThat(post("targets/dialer-lyon/pause", OPERATE, "").statusCode()).isEqualTo(200);
    assertThat(post("opt-outs", INTAKE, person("01 99 00 77 01")).statusCode()).isBetween(200, 202);

    HttpResponse<String> early = post("erasures?reason=asked", OPERATE, person("0199007701"));
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("dialer-lyon", "nothing erased").doesNotContain("99007701");
    assertThat(dossier("0199007701")).contains("+33199007701");

    assertThat(post("targets/dialer-lyon/resume", OPERATE, "").statusCode()).isEqualTo(200);
    awaitTargets();
    HttpResponse<String> done = post("erasures?reason=asked", OPERATE, person("0199007701"));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("\"identities\":1", "\"undelivered\":[]");
    assertThat(dossier("0199007701")).doesNotContain("99007701").contains("\"opt-out\"");
    assertThat(get("check?phone=0199007701&medium=voice", CHECK)).contains("\"suppressed\":true");
    assertThat(get("audit?limit=1000", OPERATE)).contains("person-erased", "asked");
    assertThat(post("register/verify", OPERATE, "").body()).contains("\"intact\":true");
  }

  @Test
  void withoutAReasonANumberARoleOrAPersonNothingIsErased() throws Exception {
    HttpResponse<String> silent = post("erasures", OPERATE, person("01 99 00 77 02"));
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(silent.body()).contains("reason");
    assertThat(post("erasures?reason=x", OPERATE, "{}").statusCode()).isEqualTo(422);
    assertThat(post("erasures?reason=x", OPERATE, person("12")).statusCode()).isEqualTo(422);
    assertThat(post("erasures?reason=x", OPERATE, person("0199007703")).statusCode())
        .isEqualTo(404);
    assertThat(post("erasures?reason=x", READ, person("0199007703")).statusCode()).isEqualTo(403);
    assertThat(post("erasures?reason=x", "none", person("0199007703")).statusCode()).isEqualTo(401);
  }

  private void awaitTargets() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                sandbox.hub.getBean(Deliveries.class).statuses().stream()
                    .allMatch(status -> status.lag() == 0));
  }

  private static String person(String phone) {
    return "{\"phone\": \"" + phone + "\", \"country\": \"FR\"}";
  }

  private String dossier(String phone) throws Exception {
    return post("dossiers?reason=test", OPERATE, person(phone)).body();
  }

  private HttpResponse<String> post(String path, String key, String body) throws Exception {
    return send(request(path, key).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String get(String path, String key) throws Exception {
    return send(request(path, key)).body();
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
