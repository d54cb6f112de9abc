package io.optouthub.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.access.Audit;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A hub beside a Keycloak, in a process of its own; {@code mvn -Poidc} brings one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
class KeycloakIT {

  private int hubPort;
  private int keycloakPort;
  private Process keycloak;
  private ServletWebServerApplicationContext hub;

  @BeforeAll
  void start() throws IOException {
    hubPort = freePort();
    keycloakPort = freePort();
    keycloak = keycloak(Path.of(System.getProperty("keycloak.home")));
    URI discovery = URI.create(issuer() + "/.well-known/openid-configuration");
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptions()
        .until(() -> new Browser().get(discovery).statusCode() == 200);
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", hubPort);
    settings.put("optout.access.oidc.roles-claim", "realm_access.roles");
    settings.put("optout.access.oidc.roles.dpo", "optout-privacy");
    String oauth = "spring.security.oauth2.client.";
    settings.put(oauth + "registration.corp.client-id", "corp");
    settings.put(oauth + "registration.corp.client-secret", Provider.SECRET);
    settings.put(oauth + "registration.corp.scope", "openid");
    settings.put(oauth + "provider.corp.issuer-uri", issuer());
    settings.put(oauth + "provider.corp.user-name-attribute", "preferred_username");
    hub = Hub.start("target/keycloak-it", settings, Clock.systemUTC());
  }

  @AfterAll
  void stop() {
    if (hub != null) {
      hub.close();
    }
    keycloak.descendants().forEach(ProcessHandle::destroy);
    keycloak.destroy();
  }

  @Test
  void aRealmRoleGivesARole() {
    Browser dora = new Browser();
    assertThat(login(dora, "dora").uri().getPath()).isEqualTo("/console");
    assertThat(dora.get(at("/api/v1/audit")).statusCode()).isEqualTo(200);
    assertThat(dora.get(at("/api/v1/users")).statusCode()).isEqualTo(403);
    assertThat(hub.getBean(Audit.class).lines(0, 1000))
        .extracting(line -> line.who() + " " + line.what())
        .contains("corp:dora logged-in");
  }

  @Test
  void whoHasNoneGetsInNowhere() {
    Browser nina = new Browser();
    assertThat(login(nina, "nina").uri().toString()).endsWith("/login?denied");
    assertThat(nina.get(at("/console")).uri().getPath()).isEqualTo("/login");
  }

  private HttpResponse<String> login(Browser browser, String name) {
    HttpResponse<String> form = browser.get(at("/oauth2/authorization/corp"));
    assertThat(form.uri().getPort()).isEqualTo(keycloakPort);
    return browser.submit(form, Map.of("username", name, "password", Provider.PASSWORD));
  }

  private Process keycloak(Path home) throws IOException {
    FileSystemUtils.deleteRecursively(home.resolve("data"));
    Path realm = Files.createDirectories(home.resolve("data/import")).resolve("hub-realm.json");
    String text = Files.readString(Path.of("src/test/resources/oidc/realm.json"));
    Files.writeString(realm, text.replace("HUB_PORT", Integer.toString(hubPort)));
    return new ProcessBuilder(
            "sh",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=127.0.0.1",
            "--http-port=" + keycloakPort)
        .redirectErrorStream(true)
        .redirectOutput(new File("target/keycloak.log"))
        .start();
  }

  private String issuer() {
    return "http://127.0.0.1:" + keycloakPort + "/realms/hub";
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + hubPort + path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
