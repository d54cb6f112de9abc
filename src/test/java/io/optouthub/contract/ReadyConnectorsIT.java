package io.optouthub.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.delivery.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connectors that are YAML on the HTTP sink, against the shapes that their vendors publish. */
class ReadyConnectorsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer api = new WireMockServer(options().dynamicPort());
  private final CamelContext camel = ConnectorsForTests.context();

  @BeforeEach
  void start() {
    api.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    api.stop();
  }

  @Test
  void hubSpotUnsubscribesABatchAndNamesWhoWasRefused() throws Exception {
    answer(
        200,
        """
        {"status": "COMPLETE", "numErrors": 1, "results": [],
         "errors": [{"status": "error", "category": "VALIDATION_ERROR", "message": "not an address",
                     "context": {"subscriberIdString": ["b@example.org"]}}]}
        """);

    List<Answer> answers =
        send(
            "kamelet:optout-hubspot-sink?token=pat&url=" + api.baseUrl(),
            address(1, "a@example.org"),
            address(2, "b@example.org"));

    LoggedRequest call = only();
    assertThat(call.getUrl())
        .isEqualTo("/communication-preferences/v4/statuses/batch/unsubscribe-all?channel=EMAIL");
    assertThat(call.getHeader("Authorization")).isEqualTo("Bearer pat");
    assertThat(JSON.readTree(call.getBodyAsString()))
        .isEqualTo(JSON.readTree("{\"inputs\": [\"a@example.org\", \"b@example.org\"]}"));
    assertThat(answers.get(0)).isEqualTo(new Answer.Applied("HTTP 200"));
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            Answer.Refused.class, no -> assertThat(no.text()).contains("not an address"));
  }

  @Test
  void hubSpotSaysWhoIsUnsubscribed() throws Exception {
    answer(
        200,
        """
        {"status": "COMPLETE", "results": [
          {"subscriberIdString": "a@example.org", "wideStatuses": [
            {"channel": "EMAIL", "status": "UNSUBSCRIBED", "wideStatusType": "PORTAL_WIDE"}]},
          {"subscriberIdString": "b@example.org", "wideStatuses": []}]}
        """);

    assertThat(
            ask(
                "kamelet:optout-hubspot-verify-action?token=pat&url=" + api.baseUrl(),
                address(1, "a@example.org"),
                address(2, "b@example.org")))
        .isEqualTo(List.of("a@example.org"));
    assertThat(only().getUrl())
        .isEqualTo(
            "/communication-preferences/v4/statuses/batch/unsubscribe-all/read?channel=EMAIL");
  }

  @Test
  void genesysTakesATokenOnceAndANewOneWhenItEnds() throws Exception {
    api.stubFor(
        post(urlEqualTo("/oauth/token"))
            .willReturn(aResponse().withBody("{\"access_token\": \"t\", \"expires_in\": 86399}")));
    api.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.patch(anyUrl())
            .willReturn(aResponse().withStatus(204)));
    String sink =
        "kamelet:optout-genesys-sink?clientId=hub&clientSecret=RAW(s:e/c)&dncListId=list-1&url="
            + api.baseUrl()
            + "&tokenUrl="
            + api.baseUrl()
            + "/oauth/token";
    Map<String, Object> release = TargetContract.change(3, "+33639980125");
    release.put("suppressed", false);

    assertThat(
            send(
                sink,
                TargetContract.change(1, "+33639980123"),
                TargetContract.change(2, "+33639980124"),
                release))
        .containsOnly(new Answer.Applied("HTTP 204"))
        .hasSize(3);

    List<LoggedRequest> calls = calls();
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0).getHeader("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("hub:s%3Ae%2Fc".getBytes(StandardCharsets.UTF_8)));
    assertThat(calls.get(0).getBodyAsString()).isEqualTo("grant_type=client_credentials");
    assertThat(calls.get(1).getUrl()).isEqualTo("/api/v2/outbound/dnclists/list-1/phonenumbers");
    assertThat(calls.get(1).getHeader("Authorization")).isEqualTo("Bearer t");
    assertThat(JSON.readTree(calls.get(1).getBodyAsString()))
        .isEqualTo(
            JSON.readTree(
                "{\"action\": \"Add\", \"phoneNumbers\": [\"+33639980123\", \"+33639980124\"]}"));
    assertThat(JSON.readTree(calls.get(2).getBodyAsString()))
        .isEqualTo(JSON.readTree("{\"action\": \"Remove\", \"phoneNumbers\": [\"+33639980125\"]}"));

    api.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.patch(anyUrl())
            .willReturn(aResponse().withStatus(401)));
    again(TargetContract.change(4, "+33639980126"));
    assertThat(calls().stream().filter(c -> c.getUrl().equals("/oauth/token")).count())
        .isEqualTo(2);
  }

  @Test
  void twilioTakesItemsAsJsonWithinAForm() throws Exception {
    answer(
        201,
        """
        {"items": [{"correlation_id": "%s", "error_code": 30646, "error_messages": ["INVALID_CONTACT_ID"]},
                   {"correlation_id": "x", "error_code": 0, "error_messages": []}]}
        """
            .formatted("00000000000000000000000000000000"));
    String sink =
        "kamelet:optout-twilio-sink?accountSid=AC1&authToken=t&senderId=MG1&url=" + api.baseUrl();
    send(sink, TargetContract.change(1, "+33639980123"), TargetContract.change(2, "+33639980124"));
    List<Map<?, ?>> items = items(only());
    assertThat(items).hasSize(2);
    assertThat(items.get(0).get("contact_id")).isEqualTo("+33639980123");
    assertThat(items.get(0).get("status")).isEqualTo("opt-out");
    assertThat(items.get(0).get("sender_id")).isEqualTo("MG1");
    assertThat(items.get(0).get("date_of_consent")).isEqualTo("2026-03-01T10:00:00Z");
    String second = String.valueOf(items.get(1).get("correlation_id"));
    assertThat(second).matches("[0-9a-f]{32}");

    api.resetRequests();
    answer(201, "{\"items\": [{\"correlation_id\": \"" + second + "\", \"error_code\": 30646}]}");
    assertThat(
            again(
                TargetContract.change(1, "+33639980123"), TargetContract.change(2, "+33639980124")))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Answer.Applied.class),
            no -> assertThat(no).isInstanceOf(Answer.Refused.class));
  }

  @Test
  void five9IsAskedInSoap() throws Exception {
    answer(
        200,
        """
        <env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>
          <ns2:addNumbersToDncResponse xmlns:ns2="http://service.admin.ws.five9.com/"><return>2</return>
          </ns2:addNumbersToDncResponse></env:Body></env:Envelope>
        """);
    String sink =
        "kamelet:optout-five9-sink?username=u&password=p&url=" + api.baseUrl() + "/wsadmin/v13/x";
    Map<String, Object> first = TargetContract.change(1, "2025550101");
    Map<String, Object> second = TargetContract.change(2, "2025550102");
    assertThat(send(sink, first, second)).containsOnly(new Answer.Applied("HTTP 200"));
    assertThat(only().getBodyAsString().replaceAll(">\\s+<", "><"))
        .contains(
            "<ser:addNumbersToDnc><numbers>2025550101</numbers><numbers>2025550102</numbers>"
                + "</ser:addNumbersToDnc>");
    assertThat(only().getHeader("SOAPAction")).isEqualTo("\"\"");
    assertThat(only().getHeader("Content-Type")).startsWith("text/xml");

    answer(
        500, "<env:Envelope><env:Fault><faultstring>bad</faultstring></env:Fault></env:Envelope>");
    assertThat(again(first, second)).allMatch(Answer.Unclear.class::isInstance);

    answer(200, "<r><return>2025550102</return></r>");
    assertThat(
            ask(
                "kamelet:optout-five9-verify-action?username=u&password=p&url=" + api.baseUrl(),
                first,
                second))
        .isEqualTo(List.of("2025550102"));
  }

  @Test
  void vicidialIsJudgedByItsWords() throws Exception {
    answer(200, "SUCCESS: add_dnc_phone DNC NUMBER ADDED - 0639980123|SYSTEM_INTERNAL|6666\n");
    String sink =
        "kamelet:optout-vicidial-api-sink?user=api&password=RAW(p&=\"w)&url="
            + api.baseUrl()
            + "/vicidial/non_agent_api.php";
    assertThat(send(sink, TargetContract.change(1, "0639980123")))
        .containsExactly(new Answer.Applied("HTTP 200"));
    assertThat(only().getBodyAsString())
        .isEqualTo(
            "source=optouthub&user=api&pass=p%26%3D%22w&function=add_dnc_phone"
                + "&phone_number=0639980123&campaign_id=SYSTEM_INTERNAL");

    answer(200, "ERROR: add_dnc_phone DNC NUMBER ALREADY EXISTS - 0639980123|SYSTEM_INTERNAL|6666");
    assertThat(again(TargetContract.change(1, "0639980123")))
        .containsExactly(new Answer.Applied("HTTP 200"));
    answer(200, "ERROR: add_dnc_phone USER DOES NOT HAVE PERMISSION TO ADD DNC NUMBERS - 6666");
    assertThat(again(TargetContract.change(1, "0639980123")))
        .allMatch(Answer.Unclear.class::isInstance);
  }

  private void answer(int status, String body) {
    api.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private List<LoggedRequest> calls() {
    return api.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .sorted((a, b) -> a.getLoggedDate().compareTo(b.getLoggedDate()))
        .toList();
  }

  private LoggedRequest only() {
    List<LoggedRequest> calls = calls();
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private static List<Map<?, ?>> items(LoggedRequest call) {
    return Arrays.stream(call.getBodyAsString().split("&"))
        .map(part -> part.replaceFirst("^Items=", ""))
        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
        .<Map<?, ?>>map(
            json -> {
              try {
                return JSON.readValue(json, Map.class);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static Map<String, Object> address(long seq, String address) {
    Map<String, Object> change = TargetContract.change(seq, address);
    change.put("kind", "email");
    change.put("writings", List.of(address));
    return change;
  }

  @SafeVarargs
  private List<Answer> send(String sink, Map<String, Object>... batch) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:changes").errorHandler(noErrorHandler()).to(sink);
          }
        });
    camel.start();
    return again(batch);
  }

  @SafeVarargs
  private List<Answer> again(Map<String, Object>... batch) throws Exception {
    try (var template = camel.createProducerTemplate()) {
      Object body = template.requestBody("direct:changes", List.of(batch));
      return body instanceof Answer.Each each ? each.answers() : List.of((Answer) body);
    }
  }

  @SafeVarargs
  private Object ask(String action, Map<String, Object>... people) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:ask").errorHandler(noErrorHandler()).to(action);
          }
        });
    camel.start();
    try (var template = camel.createProducerTemplate()) {
      return template.requestBody("direct:ask", List.of(people));
    }
  }
}
