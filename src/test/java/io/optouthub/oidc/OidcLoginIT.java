package io.optouthub.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.access.Audit;
import io.optouthub.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A hub beside an OpenID provider (Spring Authorization Server), by the pages of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcLoginIT {

  private final SettableClock clock = new SettableClock(Instant.now());
  private ServletWebServerApplicationContext provider;
  private ServletWebServerApplicationContext hub;

  @BeforeAll
  void start() throws IOException {
    provider = Provider.start();
    String issuer = "http://127.0.0.1:" + provider.getWebServer().getPort();
    Map<String, Object> settings = new HashMap<>();
    settings.put("optout.access.oidc.roles-claim", "resource.groups");
    settings.put("optout.access.oidc.roles.dpo", "optout-privacy,optout-legal");
    settings.put("optout.access.oidc.roles.operator", "optout-operators");
    String oauth = "spring.security.oauth2.client.";
    for (String id : new String[] {"corp", "forged"}) {
      settings.put(oauth + "registration." + id + ".client-id", id);
      settings.put(oauth + "registration." + id + ".client-secret", Provider.SECRET + id);
      settings.put(oauth + "registration." + id + ".scope", "openid");
      settings.put(
          oauth + "registration." + id + ".authorization-grant-type", "authorization_code");
      settings.put(
          oauth + "registration." + id + ".redirect-uri",
          "{baseUrl}/login/oauth2/code/{registrationId}");
    }
    settings.put(oauth + "registration.corp.client-name", "the company");
    settings.put(oauth + "provider.corp.issuer-uri", issuer);
    settings.put(oauth + "provider.forged.authorization-uri", issuer + "/oauth2/authorize");
    settings.put(oauth + "provider.forged.token-uri", issuer + "/oauth2/token");
    settings.put(oauth + "provider.forged.jwk-set-uri", issuer + "/other-keys");
    hub = Hub.start("target/oidc-it", settings, clock);
  }

  @AfterAll
  void stop() {
    hub.close();
    provider.close();
  }

  @Test
  void theClaimGivesTheRole() {
    Browser dora = new Browser();
    HttpResponse<String> page = login(dora, "corp", "dora");
    assertThat(page.uri().getPath()).isEqualTo("/console");
    assertThat(page.body()).doesNotContain("/pause");
    assertThat(status(dora, "/api/v1/audit")).isEqualTo(200);
    assertThat(status(dora, "/api/v1/users")).isEqualTo(403);
    assertThat(hub.getBean(Audit.class).lines(0, 1000))
        .extracting(line -> line.who() + " " + line.what())
        .contains("corp:dora logged-in");
    Browser otto = new Browser();
    login(otto, "corp", "otto");
    assertThat(status(otto, "/api/v1/targets")).isEqualTo(200);
    assertThat(status(otto, "/api/v1/audit")).isEqualTo(403);
  }

  @Test
  void whoHasNoMappedRoleGetsInNowhere() {
    Browser nina = new Browser();
    HttpResponse<String> page = login(nina, "corp", "nina");
    assertThat(page.uri().toString()).endsWith("/login?denied");
    assertThat(page.body()).contains("no role here");
    assertThat(nina.get(at("/console")).uri().getPath()).isEqualTo("/login");
    assertThat(status(nina, "/api/v1/targets")).isEqualTo(401);
  }

  @Test
  void aTokenThatAnotherKeySignedIsRefused() {
    Browser dora = new Browser();
    assertThat(login(dora, "forged", "dora").uri().toString()).endsWith("/login?denied");
    assertThat(dora.get(at("/console")).uri().getPath()).isEqualTo("/login");
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    Browser victim = new Browser();
    HttpResponse<String> page =
        victim.get(at("/login/oauth2/code/corp?code=stolen&state=of-somebody-else"));
    assertThat(page.uri().toString()).endsWith("/login?denied");
  }

  @Test
  void theLoginPageOffersTheProviderAndTheSessionComesBackFromIt() {
    Browser browser = new Browser();
    assertThat(browser.get(at("/login")).body())
        .contains("Log in with the company", "/oauth2/authorization/corp");
    login(browser, "corp", "otto");
    assertThat(browser.cookies())
        .filteredOn(cookie -> cookie.startsWith("optout-console="))
        .isNotEmpty()
        .allMatch(cookie -> cookie.contains("SameSite=Lax") && cookie.contains("HttpOnly"));
  }

  @Test
  void aLoginEndsWhenItsTimeIsOver() {
    Browser otto = new Browser();
    login(otto, "corp", "otto");
    assertThat(status(otto, "/api/v1/targets")).isEqualTo(200);
    clock.advance(Duration.ofHours(8));
    assertThat(status(otto, "/api/v1/targets")).isEqualTo(401);
    assertThat(otto.get(at("/console")).uri().getPath()).isEqualTo("/login");
  }

  private HttpResponse<String> login(Browser browser, String registration, String name) {
    HttpResponse<String> form = browser.get(at("/oauth2/authorization/" + registration));
    assertThat(form.uri().getPort()).isEqualTo(provider.getWebServer().getPort());
    return browser.submit(form, Map.of("username", name, "password", Provider.PASSWORD));
  }

  private int status(Browser browser, String path) {
    return browser.get(at(path)).statusCode();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + hub.getWebServer().getPort() + path);
  }
}
