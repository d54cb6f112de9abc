package io.optouthub.browser;

import io.optouthub.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** The sandbox with two brands, for people who are quicker than people are. */
final class TestHub implements AutoCloseable {

  static final String ADMINISTRATOR = "administrator";
  static final String PASSWORD = "only-for-browser-tests";
  static final String KEY = "an-intake-key-only-for-browser-tests";

  final Sandbox sandbox;
  final String base;

  TestHub(String name) throws Exception {
    this(name, Map.of());
  }

  /**
   * @param more settings
   */
  TestHub(String name, Map<String, Object> more) throws Exception {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("server.port", 0);
    settings.put("optout.answers.from", "optout@example.com");
    settings.put("optout.access.administrator-password", PASSWORD);
    settings.put("optout.access.keys.intake", KEY);
    settings.put("optout.limits.address", 100_000);
    settings.put("optout.limits.lookups", 100_000);
    settings.put("optout.limits.failures", 100_000);
    settings.put("optout.brands.alba.name", "Alba Energy");
    settings.put("optout.brands.alba.colour", "#ffd54a");
    settings.put("optout.brands.alba.frame-ancestors", "https://www.alba.example");
    settings.put("optout.brands.boreal.name", "Boréal");
    settings.put("optout.brands.boreal.colour", "#6b2fa0");
    sandbox = Sandbox.start(Path.of("target/browser-" + name), settings);
    base = "http://127.0.0.1:" + sandbox.port();
  }

  /** To the page that a login leads to: Today, or the login again. */
  void login(Browser browser, String user, String password) {
    browser.go(base + "/login?lang=en").type("username", user).type("password", password);
    browser.follow("main button");
  }

  /** As long as anybody needs to fill in a form; who is quicker is taken for a program. */
  static void asAPersonDoes() {
    long opened = System.nanoTime();
    Awaitility.await().until(() -> System.nanoTime() - opened > Duration.ofMillis(2_100).toNanos());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
