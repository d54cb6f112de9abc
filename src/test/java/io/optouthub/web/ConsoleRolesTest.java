package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import io.optouthub.access.ConsoleRole;
import io.optouthub.access.ConsoleUser;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people may do who logged in, on the page and with the API. */
@WebTest
class ConsoleRolesTest {

  private static final List<String> ALL = List.of("viewer", "operator", "dpo", "administrator");
  private static final String CRM = "/console/targets/crm";
  private static final String RETRY = "/console/parked/3/retry";

  @Autowired private DataMaps maps;
  @Autowired private Deliveries deliveries;
  @Autowired private WebTestApp.TestAccounts accounts;
  private final int port;

  ConsoleRolesTest(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeEach
  void somethingIsParked() {
    accounts.changed.clear();
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(deliveries.statuses()).willReturn(List.of(PagesKit.status("crm")));
    given(deliveries.retryParked(3)).willReturn(true);
    given(deliveries.parked(any()))
        .willReturn(List.of(new Deliveries.Parked(3, "crm", 8, "no", WebTestApp.NOW, 1, "parked")));
  }

  @Test
  void everybodySeesATargetAndOnlyWhoOperatesHasItsButtons() {
    for (String role : ALL) {
      Http browser = login(role);
      String page = browser.get(CRM).body();
      boolean operates = List.of("operator", "administrator").contains(role);
      assertThat(page.contains(RETRY)).as(role).isEqualTo(operates);
      int status = browser.form(RETRY, "_csrf", token(page)).statusCode();
      assertThat(status).as(role).isEqualTo(operates ? 302 : 403);
    }
  }

  @Test
  void eachPathOfTheApiOpensToItsRolesOnly() {
    Map<String, List<String>> opens =
        Map.of(
            "GET /targets", ALL,
            "GET /map", ALL,
            "GET /check", List.of("dpo", "administrator"),
            "POST /opt-outs", List.of(),
            "POST /targets/crm/pause", List.of("operator", "administrator"),
            "POST /review/1/decide", List.of("operator", "dpo", "administrator"),
            "POST /erasures", List.of("dpo", "administrator"),
            "GET /audit", List.of("dpo", "administrator"),
            "GET /users", List.of("administrator"),
            "GET /keys", List.of("administrator"));
    Map<String, Http> browsers = new HashMap<>();
    ALL.forEach(role -> browsers.put(role, login(role)));
    opens.forEach(
        (path, roles) ->
            browsers.forEach(
                (role, browser) ->
                    assertThat(call(browser, path).statusCode() == 403)
                        .as(role + " " + path)
                        .isEqualTo(!roles.contains(role))));
  }

  @Test
  void aChangeThroughTheApiNeedsTheTokenOfThePage() {
    Http browser = login("administrator").header("X-CSRF-TOKEN", "forged");
    HttpResponse<String> forged = browser.json("/api/v1/targets/crm/pause", "");
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("X-CSRF-TOKEN");
    assertThat(new Http(port).get("/api/v1/targets").statusCode()).isEqualTo(401);
  }

  @Test
  void aLoginIsOverOnceItsUserIsDisabledOrAnother() {
    Http browser = login("administrator");
    assertThat(browser.get("/api/v1/users").statusCode()).isEqualTo(200);
    ConsoleUser changed = new ConsoleUser("administrator", ConsoleRole.ADMINISTRATOR, 2);
    accounts.changed.put("administrator", Optional.of(changed));
    assertThat(browser.get("/api/v1/users").statusCode()).isEqualTo(401);
    Http other = login("viewer");
    accounts.changed.put("viewer", Optional.empty());
    assertThat(other.get("/console").headers().firstValue("Location").orElseThrow())
        .endsWith("/login");
  }

  private Http login(String role) {
    Http browser = new Http(port);
    String token = token(browser.get("/login").body());
    browser.form("/login", "username", role, "password", WebTestApp.PASSWORD, "_csrf", token);
    return browser.header("X-CSRF-TOKEN", token(browser.get(CRM).body()));
  }

  private static HttpResponse<String> call(Http http, String path) {
    String[] parts = path.split(" ");
    return parts[0].equals("GET")
        ? http.get("/api/v1" + parts[1])
        : http.json("/api/v1" + parts[1], "");
  }

  private static String token(String page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }
}
