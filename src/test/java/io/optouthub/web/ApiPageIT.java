package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.browser.Browser;
import io.optouthub.browser.InBrowser;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API's page in a browser: its policy allows no styles but those of its style sheet. */
@InBrowser
@WebTest
class ApiPageIT {

  private static final String POLICY = "Content Security Policy";

  private final String page;

  ApiPageIT(@LocalServerPort int port) {
    page = "http://localhost:" + port + "/api/docs";
  }

  @Test
  void itWorksAndNeverBreaksItsPolicy() {
    try (Browser browser = Browser.open().sized(1440)) {
      browser.go(page);
      awaitOne(browser, "[data-path='/api/v1/opt-outs'] a");
      browser.click("[data-path='/api/v1/opt-outs'] a");
      awaitOne(browser, ".responses-wrapper");
      assertThat(
              browser.script("return getComputedStyle(document.querySelector('.opblock')).margin"))
          .as("its style sheet counts")
          .isNotEqualTo("0px");
      assertThat(browser.messages()).noneMatch(said -> said.contains(POLICY));
      browser.script("document.body.innerHTML = \"<p style='color: red'>x</p>\"");
      assertThat(browser.messages())
          .as("one that is broken is said")
          .anyMatch(said -> said.contains(POLICY));
    }
  }

  private static void awaitOne(Browser browser, String css) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !browser.driver.findElements(By.cssSelector(css)).isEmpty());
  }
}
