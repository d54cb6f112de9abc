package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.PhoneNumbers.Reading.Number;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What a stranger can do through the doors that are open to everybody. */
@WebTest
@TestPropertySource(
    properties = {
      "optout.limits.number=2",
      "optout.limits.number-api=3",
      "optout.limits.readings=20",
      "optout.limits.webhook=5",
      "optout.web.frame-ancestors=https://www.alba.example",
      "server.forward-headers-strategy=native"
    })
class StrangersTest {

  private final int port;
  private final Http http;
  @Autowired private Intake intake;
  @Autowired private PhoneNumbers numbers;
  @Autowired private DataMaps maps;

  StrangersTest(@LocalServerPort int port) {
    this.port = port;
    this.http = new Http(port);
  }

  @BeforeEach
  void everyNumberIsReadAsItStands() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(numbers.read(anyString(), eq("FR")))
        .willAnswer(read -> new Number(new Phone(read.getArgument(0))));
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
  }

  @Test
  void oneNumberIsNamedInTheFormSoOftenOnly() {
    for (int i = 0; i < 2; i++) {
      assertThat(form("+33199001301").statusCode()).isEqualTo(302);
    }
    HttpResponse<String> refused = form("+33199001301");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(60L, 3_600L);
    assertThat(refused.body()).contains("Nothing was taken").doesNotContain("199001301");
    assertThat(form("+33199001302").statusCode()).as("another number").isEqualTo(302);
  }

  @Test
  void howANumberIsReadIsAskedSoOftenOnly() {
    willReturn(new PhoneNumbers.Reading.NoNumber("too short")).given(numbers).read("12", "FR");
    int status = 200;
    for (int i = 0; i < 40 && status != 429; i++) {
      status = http.form("/number", "phone", "12").statusCode();
      assertThat(status).isIn(200, 429);
    }
    assertThat(status).isEqualTo(429);
    assertThat(http.form("/", "phone", "12").statusCode())
        .as("the form has its own")
        .isEqualTo(422);
  }

  @Test
  void andThroughTheApi() {
    String body = "{\"phone\":\"+33199001303\",\"media\":[\"voice\"]}";
    Http api = new Http(port).key("intake");
    for (int i = 0; i < 3; i++) {
      assertThat(api.json("/api/v1/opt-outs", body).statusCode()).isEqualTo(202);
    }
    HttpResponse<String> refused = api.json("/api/v1/opt-outs", body);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("nothing was taken").doesNotContain("199001303");
  }

  @Test
  void aWebhookIsCalledSoFastOnly() {
    HttpResponse<String> answer = http.json("/hooks/none", "{}");
    assertThat(answer.statusCode()).isNotEqualTo(429);
    for (int i = 0; i < 500 && answer.statusCode() != 429; i++) {
      answer = http.json("/hooks/none", "{}");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/requests", "/requests/ABCD-EFGH-JKMN"})
  void theFormIsShownInFramesOfTheSitesNamed(String path) {
    HttpResponse<String> page = http.get(path);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors https://www.alba.example")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/console",
        "/api/v1/targets",
        "/unsubscribe/x",
        "/api/docs",
        "/api/swagger-ui/index.html"
      })
  void nothingElseIs(String path) {
    HttpResponse<String> page = http.get(path);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
  }

  @Test
  void theConsolesCookieTravelsByTlsOnlyWhereThereIsTls() throws Exception {
    HttpRequest login =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
            .header("X-Forwarded-Proto", "https")
            .build();
    HttpResponse<String> page = HttpClient.newHttpClient().send(login, BodyHandlers.ofString());
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("; Secure", "; HttpOnly", "; SameSite=Strict");
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  private HttpResponse<String> form(String phone) {
    return http.form("/", "phone", phone, "stop", "voice");
  }
}
