package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Deliveries;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests of the console have in common. */
final class PagesKit {

  private PagesKit() {}

  /** A target that is up to date, with one record that it refused. */
  static Deliveries.Status status(String name) {
    return new Deliveries.Status(name, "live", 9, 0, 8, 0, 1, null, null, null, 0, null, null, 0);
  }

  /** One that does not answer, past its deadline. */
  static Deliveries.Status late(String name) {
    return new Deliveries.Status(
        name,
        "retrying",
        4,
        5,
        4,
        0,
        0,
        WebTestApp.NOW.minus(Duration.ofHours(30)),
        WebTestApp.NOW.minus(Duration.ofHours(6)),
        "connection refused",
        7,
        WebTestApp.NOW.plusSeconds(60),
        null,
        2);
  }

  /** A browser in which somebody of this role has logged in. */
  static Http login(int port, String role) {
    Http browser = new Http(port);
    String token = token(browser.get("/login").body());
    browser.form("/login", "username", role, "password", WebTestApp.PASSWORD, "_csrf", token);
    return browser;
  }

  static HttpResponse<String> post(Http browser, String page, String path, String... fields) {
    String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "_csrf";
    all[fields.length + 1] = token(browser.get(page).body());
    return browser.form(path, all);
  }

  static String token(String page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).as(page).isTrue();
    return token.group(1);
  }
}
