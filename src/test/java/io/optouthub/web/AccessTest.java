package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.FilesUnderWay;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Cases;
import io.optouthub.register.IntakeLog;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class AccessTest {

  private static final List<String> ROLES =
      List.of("intake", "check", "read", "operate", "decide", "erase", "audit", "administer");

  @Autowired private DataMaps maps;
  @Autowired private FilesUnderWay files;
  @Autowired private Deliveries deliveries;
  @Autowired private IntakeLog log;
  @Autowired private RegisterMetrics metrics;
  @Autowired private Cases cases;
  private final int port;

  AccessTest(@LocalServerPort int port) {
    this.port = port;
  }

  @Test
  void eachPathOpensToItsRolesOnly() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    Map<String, List<String>> more =
        Map.of(
            "GET /map", List.of("read", "operate"),
            "GET /targets/crm/lateness", List.of("read", "operate"),
            "GET /audit", List.of("operate", "audit"),
            "GET /users", List.of("administer"),
            "POST /users", List.of("administer"),
            "DELETE /keys/shop", List.of("administer"),
            "POST /keys/shop/rotate", List.of("administer"),
            "POST /review/1/decide", List.of("operate", "decide"),
            "POST /erasures", List.of("operate", "erase"),
            "DELETE /targets/crm", List.of("operate"));
    Map<String, List<String>> opens = new HashMap<>(more);
    opens.putAll(
        Map.of(
            "POST /scrub", List.of("check"),
            "POST /check", List.of("check"),
            "GET /scrub/ID", List.of("check", "operate", "audit"),
            "GET /cases", List.of("read", "operate"),
            "GET /cases/1", List.of("read", "operate"),
            "GET /documents/month.pdf", List.of("read", "operate"),
            "POST /cases/1/close", List.of("operate", "decide"),
            "GET /register/keys", List.of("operate"),
            "POST /register/keys/identity/rotate", List.of("operate"),
            "DELETE /register/keys/identity/1", List.of("operate")));
    opens.putAll(
        Map.of(
            "GET /opt-outs/REF", List.of("intake", "read", "operate"),
            "POST /opt-outs", List.of("intake"),
            "GET /check", List.of("check"),
            "GET /channels", List.of("read", "operate"),
            "GET /targets", List.of("read", "operate"),
            "GET /intake", List.of("read", "operate"),
            "GET /parked", List.of("read", "operate"),
            "GET /routes", List.of("read", "operate"),
            "POST /targets/crm/pause", List.of("operate"),
            "POST /parked/1/retry", List.of("operate")));
    opens.forEach(
        (path, roles) -> {
          for (String role : ROLES) {
            int status = call(new Http(port).key(role), path).statusCode();
            assertThat(status == 403).as(role + " " + path).isEqualTo(!roles.contains(role));
          }
          for (String bad : List.of("", "none", "read ", "identities")) {
            HttpResponse<String> answer = call(new Http(port).key(bad), path);
            assertThat(answer.statusCode())
                .as(bad + " " + path)
                .satisfiesAnyOf(
                    status -> assertThat(status).isEqualTo(401),
                    status -> assertThat(List.of("read ", "identities")).contains(bad));
          }
        });
    HttpResponse<String> closed = new Http(port).get("/api/v1/channels");
    assertThat(closed.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(closed.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  @Test
  void whatIsNotThereIsAProblemToo() {
    Http http = new Http(port).key("read");
    assertProblem(http.get("/api/v1/+33199001234"), 404);
    HttpResponse<String> method = http.send("DELETE", "/api/v1/channels", "text/plain", "");
    assertProblem(method, 405);
    assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("GET");
  }

  @Test
  void operationsAndDocumentationAreWhereTheyShouldBe() {
    Http http = new Http(port);
    assertThat(http.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(http.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(http.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(http.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    assertThat(http.get("/actuator/env").statusCode()).isEqualTo(401);
    assertThat(http.get("/api/docs").headers().firstValue("Location").orElseThrow())
        .contains("/api/swagger-ui/index.html");
    assertThat(http.get("/api/swagger-ui/index.html").statusCode()).isEqualTo(200);
    assertThat(http.get("/api/openapi").body())
        .contains("/api/v1/opt-outs", "/api/v1/check", "/api/v1/register/verify")
        .doesNotContain("/status", "\"unknown\"");
    assertThat(http.form("/hooks/crm", "a", "b").statusCode()).isEqualTo(404);
  }

  @Test
  void whatArrivedIsCountedForPrometheus() {
    given(log.counts()).willReturn(Map.of("form", Map.of(Outcome.REGISTERED, 5L)));
    metrics.refresh();
    assertThat(new Http(port).key("read").get("/actuator/prometheus").body())
        .contains(
            "optout_items_total{channel=\"form\",outcome=\"registered\"} 5.0", "optout_log_head");
  }

  @Test
  void theConsoleIsBehindALoginAndRetriesWhatIsParked() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(deliveries.statuses()).willReturn(List.of(PagesKit.status("crm")));
    given(deliveries.retryParked(3)).willReturn(true);
    given(cases.backlog()).willReturn(new Cases.Backlog(0, 0, 0));
    given(deliveries.parked("crm"))
        .willReturn(
            List.of(new Deliveries.Parked(3, "crm", 8, "not a lead", WebTestApp.NOW, 1, "parked")));
    Http browser = new Http(port);
    assertThat(browser.get("/console").headers().firstValue("Location").orElseThrow())
        .endsWith("/login");
    String token = token(browser.get("/login").body());
    HttpResponse<String> wrong = login(browser, token, "wrong-password");
    assertThat(wrong.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
    assertThat(browser.get("/login?error").body()).contains("User or password is wrong");
    login(browser, token(browser.get("/login").body()), WebTestApp.PASSWORD);
    given(files.now())
        .willReturn(
            List.of(
                new FilesUnderWay.Progress(
                    "drop", "big.csv", 4_000, 50, Duration.ofSeconds(3_909), WebTestApp.NOW)));
    assertThat(browser.get("/status").headers().firstValue("Location").orElseThrow())
        .endsWith("/console");
    assertThat(browser.get("/console").body()).contains("big.csv", "4,000", "1:05:09");
    String page = browser.get("/console/targets/crm").body();
    assertThat(page).contains("not a lead", "/console/parked/3/retry", "Send again");
    assertThat(browser.get("/console?lang=fr").body()).contains("Aujourd’hui", "Cibles");
    assertThat(browser.get("/console/targets/crm").body()).contains("refusés", "Renvoyer");
    String retry = "/console/parked/3/retry";
    assertThat(browser.form(retry, "a", "b").statusCode()).isEqualTo(403);
    HttpResponse<String> done = browser.form(retry, "_csrf", token(page), "target", "crm");
    assertThat(done.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/console/targets/crm"));
    assertThat(browser.get("/console/targets/crm").body()).contains("renvoyé.");
    verify(deliveries).retryParked(3);
  }

  private static HttpResponse<String> login(Http browser, String token, String password) {
    return browser.form(
        "/login", "username", "administrator", "password", password, "_csrf", token);
  }

  private static String token(String page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private static HttpResponse<String> call(Http http, String path) {
    String[] parts = path.split(" ");
    if (parts[0].equals("DELETE")) {
      return http.send("DELETE", "/api/v1" + parts[1], "text/plain", "");
    }
    return parts[0].equals("GET")
        ? http.get("/api/v1" + parts[1])
        : http.json("/api/v1" + parts[1], "");
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Http.tree(answer).path("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("99001234");
  }
}
