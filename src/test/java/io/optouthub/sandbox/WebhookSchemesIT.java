package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.camel.RouteStates;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** Each scheme at the real door: what its sender posts, and what it is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookSchemesIT {

  private static final Path ROUTES = Path.of("target/webhook-schemes-routes");

  private Sandbox sandbox;

  @BeforeAll
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(ROUTES);
    Files.createDirectories(ROUTES.resolve("channels"));
    for (String name :
        new String[] {"salesforce-outbound", "hubspot", "twilio-stop", "generic-crm"}) {
      String example = Files.readString(Path.of("routes/examples/" + name + ".yaml"));
      // Settings of this test in the place of the environment.
      Files.writeString(
          ROUTES.resolve("channels/" + name + ".yaml"), example.replace("{{env:", "{{"));
    }
    write(
        "standard",
        "{ path: standard, scheme: standard, secret: whsec_b2xkLXNlY3JldA==, secondSecret: whsec_bmV3LXNlY3JldA== }");
    write("bearer", "{ path: bearer, scheme: bearer, secret: s }");
    write(
        "body",
        "{ path: body, secret: s, signatureHeader: X-Hub-Signature-256, timestampHeader: none }");
    write("wrong", "{ path: wrong, secret: s, scheme: hubspot-v1 }");
    for (String scheme : new String[] {"bearer", "salesforce"}) {
      away("away-" + scheme, scheme);
    }
    sandbox =
        Sandbox.start(
            Path.of("target/webhook-schemes-it"),
            Map.of(
                "server.port", 0,
                "optout.routes.folder", ROUTES.toString(),
                "SALESFORCE_SECRET", "sf-secret",
                "HUBSPOT_SECRET", "hs-secret",
                "TWILIO_AUTH_TOKEN", "tw-secret",
                "GENERIC_CRM_SECRET", "crm-secret",
                "PUBLIC_URL", "https://optout.example.com"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(sandbox.hub.getBean(RouteStates.class).all())
                    .filteredOn(route -> route.state().equals("running"))
                    .hasSize(9));
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void anUnknownSchemeIsRefusedWithTheFile() {
    assertThat(sandbox.hub.getBean(RouteStates.class).all())
        .filteredOn(route -> route.name().equals("wrong"))
        .allMatch(route -> route.state().equals("refused"))
        .allMatch(route -> String.valueOf(route.problem()).contains("standard"));
  }

  @Test
  void aStandardWebhookSentAgainIsKnownByItsIdUnderEitherSecret() throws Exception {
    String body = "{\"type\":\"contact.unsubscribed\",\"data\":{\"phone\":\"0639986001\"}}";
    assertThat(standard("old-secret", body, now()).statusCode()).isEqualTo(202);
    HttpResponse<String> again = standard("new-secret", body, now() + 1);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).contains("known");
    assertThat(standard("no-secret", body, now()).statusCode()).isEqualTo(401);
    assertThat(standard("old-secret", body, now() - 301).statusCode()).isEqualTo(401);
    assertThat(count("standard", Outcome.REGISTERED)).isEqualTo(1);
    assertThat(count("standard", Outcome.KNOWN)).isEqualTo(1);
  }

  @Test
  void twilioPostsAFormAndIsAnsweredInTwiml() throws Exception {
    String form =
        "Body=STOP&From=%2B33639986002&FromCity=&MessageSid=SM01&OptOutType=STOP&To=%2B33199000009";
    String signed =
        "https://optout.example.com/hooks/twilio-stopBodySTOPFrom+33639986002FromCityMessageSidSM01OptOutTypeSTOPTo+33199000009";
    String signature = base64(mac("HmacSHA1", "tw-secret", signed));
    HttpRequest.Builder call =
        post("/hooks/twilio-stop", form, "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature);
    HttpResponse<String> answer = send(call);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    assertThat(answer.body()).contains("<Response/>");
    send(call);
    assertThat(count("twilio-stop", Outcome.REGISTERED)).isEqualTo(1);
    assertThat(count("twilio-stop", Outcome.KNOWN)).isEqualTo(1);
    HttpRequest.Builder changed =
        post(
                "/hooks/twilio-stop",
                form.replace("6002", "6003"),
                "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature);
    assertThat(send(changed).statusCode()).isEqualTo(401);
  }

  @Test
  void hubSpotPostsEventsAndATriedAgainOneIsKnown() throws Exception {
    String body =
        "[{\"eventId\":1,\"objectId\":7,\"subscriptionType\":\"contact.propertyChange\",\"propertyName\":\"hs_email_optout\","
            + "\"propertyValue\":\"true\",\"attemptNumber\":0},{\"eventId\":2,\"objectId\":8,\"subscriptionType\":\"contact.creation\","
            + "\"attemptNumber\":0}]";
    HttpResponse<String> answer = hubspot(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hubspot(body.replace("\"attemptNumber\":0", "\"attemptNumber\":1"));
    assertThat(count("hubspot", Outcome.REVIEW)).isEqualTo(1);
    assertThat(count("hubspot", Outcome.SET_ASIDE)).isEqualTo(1);
    assertThat(count("hubspot", Outcome.KNOWN)).isEqualTo(2);
  }

  @Test
  void salesforceIsAcknowledgedAfterTheCommitAndNotBefore() throws Exception {
    String soap = notification("0639986004");
    HttpResponse<String> answer = salesforce("?secret=sf-secret", soap);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<Ack>true</Ack>");
    assertThat(salesforce("?secret=sf-secret", soap).body()).contains("<Ack>true</Ack>");
    assertThat(salesforce("?secret=wrong", soap).body()).contains("<Ack>false</Ack>");
    assertThat(salesforce("", soap).statusCode()).isEqualTo(401);
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + soap;
    assertThat(salesforce("?secret=sf-secret", entity).body()).contains("<Ack>false</Ack>");
    assertThat(count("salesforce-outbound", Outcome.REGISTERED)).isEqualTo(1);
    assertThat(count("salesforce-outbound", Outcome.KNOWN)).isEqualTo(1);
    assertThat(count("salesforce-outbound", Outcome.REFUSED)).isEqualTo(1);
  }

  @Test
  void aGenericCrmSignsWithATimeAndOthersSignTheBodyOrBringABearer() throws Exception {
    String body = "{\"event\":\"contact.unsubscribed\",\"contact\":{\"phone\":\"0639986005\"}}";
    String stamp = Long.toString(now());
    String timed =
        java.util.HexFormat.of().formatHex(mac("HmacSHA256", "crm-secret", stamp + "." + body));
    assertThat(
            send(post("/hooks/generic-crm", body, "application/json")
                    .header("X-Timestamp", stamp)
                    .header("X-Signature", "sha256=" + timed))
                .statusCode())
        .isEqualTo(202);
    String bare = java.util.HexFormat.of().formatHex(mac("HmacSHA256", "s", body));
    assertThat(
            send(post("/hooks/body", body, "application/json")
                    .header("X-Hub-Signature-256", "sha256=" + bare))
                .statusCode())
        .isEqualTo(202);
    assertThat(
            send(post("/hooks/bearer", body, "text/plain").header("Authorization", "Bearer s"))
                .statusCode())
        .isEqualTo(202);
    assertThat(
            send(post("/hooks/bearer", body, "text/plain").header("Authorization", "Bearer t"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void whileTheRegisterIsAwayTheSenderIsToldToComeAgain() throws Exception {
    HttpResponse<String> answer =
        send(post("/hooks/away-bearer", "{}", "text/plain").header("Authorization", "Bearer s"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    answer = send(post("/hooks/away-salesforce?secret=s", notification("0639986009"), "text/xml"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("<Ack>false</Ack>");
  }

  @Test
  void nothingThatIsPostedBreaksTheDoor() throws Exception {
    for (String body :
        new String[] {
          "",
          "\u0000",
          "[[[[",
          "{\"a\":" + "[".repeat(3_000),
          "{\"phone\":\"\\u0000\"}",
          "<a>",
          "a=b",
          "null",
          "7",
          "[null]",
          "[[]]",
          "[{},{}]",
          "{\"eventId\":\"\\ud800\"}",
          "{\"phone\":{\"value\":{\"value\":[]}}}"
        }) {
      HttpResponse<String> answer =
          send(post("/hooks/bearer", body, "application/json").header("Authorization", "Bearer s"));
      assertThat(answer.statusCode()).as(body).isIn(202, 422);
    }
  }

  private HttpResponse<String> standard(String key, String body, long at) throws Exception {
    String text = "msg_1." + at + "." + body;
    return send(
        post("/hooks/standard", body, "application/json")
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", Long.toString(at))
            .header("webhook-signature", "v1,AAAA v1," + base64(mac("HmacSHA256", key, text))));
  }

  private HttpResponse<String> hubspot(String body) throws Exception {
    String stamp = Long.toString(Instant.now().toEpochMilli());
    String text = "POSThttps://optout.example.com/hooks/hubspot" + body + stamp;
    return send(
        post("/hooks/hubspot", body, "application/json")
            .header("X-HubSpot-Request-Timestamp", stamp)
            .header("X-HubSpot-Signature-v3", base64(mac("HmacSHA256", "hs-secret", text))));
  }

  private HttpResponse<String> salesforce(String query, String soap) throws Exception {
    return send(post("/hooks/salesforce-outbound" + query, soap, "text/xml; charset=utf-8"));
  }

  private static String notification(String number) {
    return """
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
        <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
        <OrganizationId>00D000000000001EAA</OrganizationId>
        <Notification><Id>04l000000000001AAA</Id><sObject><Id>003</Id><DoNotCall>true</DoNotCall>
        <Phone>%s</Phone></sObject></Notification></notifications></soapenv:Body></soapenv:Envelope>
        """
        .formatted(number);
  }

  private HttpRequest.Builder post(String path, String body, String type) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private long count(String channel, Outcome outcome) {
    return sandbox
        .hub
        .getBean(IntakeLog.class)
        .counts()
        .getOrDefault(channel, Map.of())
        .getOrDefault(outcome, 0L);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] mac(String algorithm, String key, String text) throws Exception {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(String name, String parameters) throws Exception {
    Files.writeString(
        ROUTES.resolve("channels/" + name + ".yaml"),
        """
        - route:
            id: %s
            from:
              uri: kamelet:optout-webhook-source
              parameters: %s
              steps:
                - to: optout:intake/%s
        """
            .formatted(name, parameters, name));
  }

  /** A channel whose register is never there. */
  private static void away(String name, String scheme) throws Exception {
    Files.writeString(
        ROUTES.resolve("channels/" + name + ".yaml"),
        """
        - route:
            id: %1$s
            from:
              uri: kamelet:optout-webhook-source
              parameters: { path: %1$s, scheme: %2$s, secret: s }
              steps:
                - throwException:
                    exceptionType: io.optouthub.register.RegisterUnavailable
                    message: away
                - to: optout:intake/%1$s
        """
            .formatted(name, scheme));
  }
}
