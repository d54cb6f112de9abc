package io.optouthub.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.jayway.jsonpath.JsonPath;
import io.optouthub.delivery.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTargetIT extends TargetContract {

  private final WireMockServer crm = new WireMockServer(options().dynamicPort().dynamicHttpsPort());

  private String timeout = "";
  private boolean secure;

  @BeforeEach
  void startCrm() {
    crm.start();
    crm.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
  }

  @AfterEach
  void stopCrm() {
    crm.stop();
  }

  @Override
  String sink() {
    return "kamelet:optout-http-sink?token=t0k&secret=s3cret&url="
        + (secure ? "https://localhost:" + crm.httpsPort() : "http://localhost:" + crm.port())
        + "/opt-outs"
        + timeout;
  }

  /** A CRM keeps the idempotency key, so it holds one for each. */
  @Override
  List<String> held() {
    Map<String, String> byKey = new TreeMap<>();
    for (LoggedRequest request : crm.findAll(postRequestedFor(urlEqualTo("/opt-outs")))) {
      assertThat(request.getHeader("Authorization")).isEqualTo("Bearer t0k");
      assertThat(request.getHeader("X-Signature")).matches("sha256=[0-9a-f]{64}");
      byKey.put(
          request.getHeader("Idempotency-Key"),
          JsonPath.read(request.getBodyAsString(), "$.number"));
    }
    return List.copyOf(byKey.values());
  }

  @Override
  void goDown() {
    crm.stop();
  }

  @Test
  void aRefusalBringsTheTargetsWords() throws Exception {
    crm.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(422).withBody("unknown list")));
    start();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .containsExactly(new Answer.Refused("HTTP 422: unknown list"));
  }

  @Test
  void onlyTheRecordThatIsRefusedIsRefused() throws Exception {
    crm.stubFor(
        any(anyUrl())
            .withRequestBody(containing("0124"))
            .willReturn(aResponse().withStatus(422).withBody("no")));
    start();
    assertThat(
            answers(
                List.of(
                    change(1, "+33639980123"),
                    change(2, "+33639980124"),
                    change(3, "+33639980125"))))
        .containsExactly(
            new Answer.Applied("HTTP 204"),
            new Answer.Refused("HTTP 422: no"),
            new Answer.Applied("HTTP 204"));
  }

  @Test
  void anOverloadedTargetIsNotAskedForTheRest() throws Exception {
    crm.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7")));
    start();
    assertThat(answers(List.of(change(1, "+33639980123"), change(2, "+33639980124"))))
        .containsExactly(new Answer.Outage("HTTP 429", Duration.ofSeconds(7)));
    assertThat(crm.findAll(postRequestedFor(urlEqualTo("/opt-outs")))).hasSize(1);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    crm.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
    start();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .allMatch(Answer.Outage.class::isInstance);
    assertThat(crm.findAll(postRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForIsToldNothing() throws Exception {
    secure = true;
    start();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .singleElement()
        .isInstanceOfSatisfying(
            Answer.Outage.class,
            outage -> assertThat(outage.toString()).containsIgnoringCase("certification path"));
    assertThat(crm.findAll(postRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void aTargetThatNeverAnswersIsAnOutageOnceItsTimeIsUp() throws Exception {
    crm.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
    timeout = "&responseTimeout=500";
    start();
    long before = System.nanoTime();
    assertThat(answers(List.of(change(1, "+33639980123"), change(2, "+33639980124"))))
        .singleElement()
        .isInstanceOf(Answer.Outage.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }
}
