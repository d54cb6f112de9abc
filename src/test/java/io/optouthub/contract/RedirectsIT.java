package io.optouthub.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.optouthub.camel.ConnectorsForTests;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a redirect names is told nothing: no secret, and nobody's number. */
class RedirectsIT {

  private static final String TOKEN = "/services/oauth2/token";

  private final WireMockServer here = new WireMockServer(options().dynamicPort());
  private final WireMockServer there = new WireMockServer(options().dynamicPort());
  private final CamelContext camel = ConnectorsForTests.polling(new PolledSourcesIT.Marks());

  @BeforeEach
  void bothServe() {
    here.start();
    there.start();
    there.stubFor(any(anyUrl()).willReturn(okJson(token())));
    here.stubFor(any(anyUrl()).willReturn(temporaryRedirect(there.baseUrl() + "/elsewhere")));
  }

  @AfterEach
  void stop() {
    camel.stop();
    here.stop();
    there.stop();
  }

  @Test
  void theTokenOfAnHttpTarget() throws Exception {
    send(
        "kamelet:optout-http-sink?clientId=hub&clientSecret=s3cret&tokenUrl=%1$s/token&url=%1$s/x"
            .formatted(here.baseUrl()));
    assertNobodyElseIsTold("/token");
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, "/services/data/"})
  void salesforceAsATarget(String redirected) throws Exception {
    tokensUnless(redirected);
    send("kamelet:optout-salesforce-sink?clientId=hub&clientSecret=s3&loginUrl=" + here.baseUrl());
    assertNobodyElseIsTold(redirected);
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, "/services/data/"})
  void salesforceAsAChannel(String redirected) throws Exception {
    tokensUnless(redirected);
    route(
        "kamelet:optout-salesforce-source?clientId=hub&clientSecret=s3&delay=300&loginUrl="
            + here.baseUrl(),
        "mock:intake");
    assertNobodyElseIsTold(redirected);
  }

  private void tokensUnless(String redirected) {
    if (!redirected.equals(TOKEN)) {
      here.stubFor(post(urlPathMatching(TOKEN)).willReturn(okJson(token())));
    }
  }

  private String token() {
    return "{\"access_token\":\"t\",\"instance_url\":\"%1$s\",\"id\":\"%1$s/id/00D000000000001EAA/x\"}"
        .formatted(here.baseUrl());
  }

  private void assertNobodyElseIsTold(String redirected) {
    Awaitility.await()
        .until(() -> here.getAllServeEvents().stream().anyMatch(e -> went(e, redirected)));
    assertThat(there.getAllServeEvents()).isEmpty();
  }

  private static boolean went(ServeEvent event, String redirected) {
    boolean away = event.getResponse().getStatus() / 100 == 3;
    return away && event.getRequest().getUrl().startsWith(redirected);
  }

  private void send(String sink) throws Exception {
    route("direct:changes", sink);
    try (var template = camel.createProducerTemplate()) {
      Exchange sent =
          template.send(
              "direct:changes",
              e -> e.getMessage().setBody(List.of(TargetContract.change(1, "+33639980123"))));
      assertThat(sent.getException() != null || sent.getMessage().getBody() != null).isTrue();
    }
  }

  private void route(String from, String to) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(from).errorHandler(noErrorHandler()).to(to);
          }
        });
    camel.start();
  }
}
