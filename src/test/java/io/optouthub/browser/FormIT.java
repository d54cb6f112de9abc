package io.optouthub.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people do on the public pages, from the first key to the system that must not call. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormIT {

  /** A target that was not there at the first attempt is tried again after growing pauses. */
  private static final Duration MOST = Duration.ofMinutes(2);

  private TestHub hub;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    hub = new TestHub("form");
    browser = Browser.open();
  }

  @AfterAll
  void stop() {
    browser.close();
    hub.close();
  }

  @Test
  void aNumberIsReadAsOneTypesAndStopsTheDialerAndThePersonSeesIt() {
    browser.sized(360).go(hub.base + "/?lang=en").type("phone", "06.39 98-41");
    assertThat(read()).isEmpty();
    browser.type("phone", "01");
    await().until(() -> read().equals("+33 6 39 98 41 01, France"));
    browser.type("email", "camille@example.org");
    send();
    String reference = browser.find(By.className("code")).getText();
    assertThat(reference).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]");
    assertThat(browser.text()).contains("We have noted your request", "calls", "for every brand");
    await().atMost(MOST).until(() -> hub.sandbox.blockedInParis().contains("0639984101"));
    await()
        .atMost(MOST)
        .until(() -> browser.go(browser.address()).text().contains("In force everywhere"));
    assertThat(browser.text())
        .contains("Our calling systems", "Our partners’ calling systems")
        .doesNotContain("Dialer Paris", "Phoneo", "39 98 41");
    await().atMost(MOST).until(() -> hub.sandbox.mailsTo("camille@example.org") == 1);
    browser.go(hub.base + "/requests?lang=en");
    browser.type("reference", reference.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
    browser.follow("main button");
    assertThat(browser.address()).contains("/requests/" + reference);
  }

  @Test
  void whatCannotBeReadIsSaidBesideItsField() {
    browser.sized(360).go(hub.base + "/?lang=fr").type("phone", "12345", Keys.TAB);
    await().until(() -> read().contains("ne se lit pas"));
    assertThat(browser.find(By.id("phone")).getDomAttribute("aria-invalid")).isEqualTo("true");
    send();
    assertThat(browser.text()).contains("Nous n’avons pas encore pu prendre votre demande");
    assertThat(browser.driver.getTitle()).startsWith("Erreur");
    WebElement focused = browser.driver.switchTo().activeElement();
    assertThat(focused.getDomAttribute("id")).isEqualTo("phone");
    assertThat(focused.getDomAttribute("aria-describedby")).contains("phone-error");
    browser.click(".notice a");
    assertThat(browser.driver.switchTo().activeElement().getDomAttribute("id")).isEqualTo("phone");
  }

  @Test
  void theKeyboardIsEnough() {
    browser.sized(1440).go(hub.base + "/?lang=en");
    press(Keys.TAB);
    assertThat(browser.driver.switchTo().activeElement().getText()).contains("Skip");
    press(Keys.ENTER);
    pressUntil("phone", Keys.TAB);
    press("0639984102", Keys.TAB, Keys.TAB, Keys.SPACE);
    assertThat(browser.find(By.cssSelector("[value=sms]")).isSelected()).isTrue();
    pressUntil("send", Keys.TAB);
    TestHub.asAPersonDoes();
    press(Keys.ENTER);
    await().until(() -> browser.address().contains("/requests/"));
    assertThat(browser.text()).contains("calls", "text messages");
  }

  @Test
  void everythingWorksWithoutScripts() {
    try (Browser plain = Browser.withoutScripts()) {
      plain.go(hub.base + "/?lang=en").type("phone", "0639984103").click("[value=everything]");
      plain.click("summary").type("words", "Thank you");
      TestHub.asAPersonDoes();
      plain.follow("#send");
      assertThat(plain.text()).contains("We have noted your request", "letters");
      plain.follow("main a[href*=complaints]");
      assertThat(plain.address()).contains("/complaints");
      TestHub.asAPersonDoes();
      plain.follow("#send");
      assertThat(plain.text()).contains("You have an answer by", "Your earlier request");
    }
  }

  @Test
  void whoIsCalledAgainSaysSoWithAReferenceOrANumber() {
    browser.sized(360).go(hub.base + "/?lang=fr").type("phone", "0639984104");
    send();
    String reference = browser.find(By.className("code")).getText();
    browser.follow("main a[href*=complaints]");
    browser.type("caller", "01 99 00 00 01").type("words", "Encore vous !");
    send();
    assertThat(browser.text()).contains("on vous a rappelé", "au plus tard le", reference);
    assertThat(browser.text()).doesNotContain("99 00 00 01", "Encore vous");
    browser.go(hub.base + "/complaints?lang=fr").type("phone", "0639984105");
    send();
    assertThat(browser.text()).contains("on vous a rappelé", "au plus tard le");
    browser.go(hub.base + "/complaints?lang=fr");
    send();
    assertThat(browser.text()).contains("Indiquez la référence de votre demande");
  }

  private void send() {
    TestHub.asAPersonDoes();
    browser.follow("#send");
  }

  private String read() {
    return browser.find(By.id("phone-read")).getText();
  }

  private void press(CharSequence... keys) {
    new org.openqa.selenium.interactions.Actions(browser.driver).sendKeys(keys).perform();
  }

  private void pressUntil(String id, Keys key) {
    for (int i = 0; i < 20; i++) {
      press(key);
      if (id.equals(browser.driver.switchTo().activeElement().getDomAttribute("id"))) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not lead to " + id);
  }
}
