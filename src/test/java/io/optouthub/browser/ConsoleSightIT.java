package io.optouthub.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** How every page of the console looks, with something on each. */
@InBrowser
class ConsoleSightIT {

  static final List<String> PAGES =
      List.of(
          "/console",
          "/console?span=hours",
          "/console/map",
          "/console/people",
          "/console/review",
          "/console/cases",
          "/console/cases?state=closed",
          "/console/channels",
          "/console/channels/mail",
          "/console/channels/phoneo-drop",
          "/console/channels/none",
          "/console/targets",
          "/console/targets/dialer-paris",
          "/console/documents",
          "/api/v1/documents/procedure",
          "/api/v1/documents/month",
          "/console/administration",
          "/console/administration/users",
          "/console/administration/keys",
          "/console/administration/audit",
          "/console/password");

  @Test
  void everyPageIsForEverybodyAtEveryWidthInBothLanguages() throws Exception {
    try (TestHub hub = new TestHub("console-sight");
        Browser browser = Browser.open()) {
      for (String page : pages(hub, browser)) {
        for (String language : List.of("en", "fr")) {
          for (boolean dark : List.of(true, false)) {
            for (int width : List.of(360, 1440)) {
              browser.dark(dark).sized(width);
              browser.go(hub.base + page + (page.contains("?") ? "&" : "?") + "lang=" + language);
              String what = page + " " + language + " " + width + (dark ? " dark" : "");
              if (page.startsWith("/console")) {
                assertThat(browser.find(By.className("side")).isDisplayed()).as(what).isTrue();
              }
              assertThat(browser.text()).as(what).doesNotContain("??");
              assertThat(browser.barriers()).as(what).isEmpty();
              assertThat(browser.fits()).as(what).isTrue();
            }
          }
        }
      }
    }
  }

  /** Those of the list, an item in review and a case; somebody is logged in. */
  static List<String> pages(TestHub hub, Browser browser) throws Exception {
    hub.sandbox.parisRefuses("06399820%");
    hub.sandbox.busy();
    hub.sandbox.mail("camille@example.org", "?", "06 39 98 49 01 ou 06 39 98 49 02");
    browser.go(hub.base + "/complaints?lang=en").type("phone", "0639984903");
    browser.type("words", "You called again, at nine in the evening.");
    TestHub.asAPersonDoes();
    browser.follow("#send");
    browser.sized(1440);
    hub.login(browser, TestHub.ADMINISTRATOR, TestHub.PASSWORD);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                browser.go(hub.base + "/console").text().contains("Dialer Paris: 8 refused")
                    && first(hub, browser, "review") != null);
    return Stream.concat(
            PAGES.stream(), Stream.of(first(hub, browser, "review"), first(hub, browser, "cases")))
        .toList();
  }

  private static @Nullable String first(TestHub hub, Browser browser, String list) {
    return browser
        .go(hub.base + "/console/" + list)
        .driver
        .findElements(By.cssSelector("tbody th a"))
        .stream()
        .map(link -> link.getDomAttribute("href"))
        .findFirst()
        .orElse(null);
  }
}
