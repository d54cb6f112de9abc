package io.optouthub.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** What people do in the console, by mouse and by keys. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {

  private static final Duration MOST = Duration.ofMinutes(2);
  private static final String PARIS = "/console/targets/dialer-paris";

  private TestHub hub;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    hub = new TestHub("console");
    browser = Browser.open();
    browser.sized(1440);
    hub.login(browser, TestHub.ADMINISTRATOR, TestHub.PASSWORD);
    assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Today");
  }

  @AfterAll
  void stop() {
    browser.close();
    hub.close();
  }

  @Test
  void aViewerSeesAndChangesNothingAndIsLockedOutAfterTenWrongPasswords() {
    go("/console/administration/users").type("name", "vera");
    browser.click("#role option[value=viewer]");
    browser.follow("form.line button");
    String password = browser.find(By.className("code")).getText();
    try (Browser other = Browser.open()) {
      hub.login(other.sized(1440), "vera", password);
      assertThat(other.text()).contains("Today", "vera").doesNotContain("Administration", "People");
      other.go(hub.base + PARIS);
      assertThat(other.text()).contains("Dialer Paris").doesNotContain("Pause", "do-not-call");
      other.go(hub.base + "/console/people");
      assertThat(other.text()).doesNotContain("Time line", "Phone number");
      other.driver.manage().deleteAllCookies();
      for (int i = 0; i < 10; i++) {
        hub.login(other, "vera", "wrong-password-" + i);
        assertThat(other.text()).contains("User or password is wrong");
      }
      hub.login(other, "vera", password);
      assertThat(other.address()).contains("/login?error");
    }
    go("/console/administration/users");
    assertThat(browser.text()).contains("locked until");
    go("/console/administration/audit");
    assertThat(browser.text()).contains("user-locked", "vera");
  }

  @Test
  void aReviewIsDecidedByKeysAlone() {
    hub.sandbox.mail("camille@example.org", "?", "06 39 98 43 01 ou 06 39 98 43 02");
    await().atMost(MOST).until(() -> waits(go("/console/review")));
    press("j");
    await().until(() -> browser.address().matches(".*/review/\\d+"));
    assertThat(browser.driver.findElements(By.tagName("mark")))
        .extracting(mark -> mark.getText())
        .contains("06 39 98 43 01", "06 39 98 43 02");
    assertThat(browser.driver.findElements(By.name("who")))
        .extracting(choice -> choice.getDomAttribute("value"))
        .containsExactly("+33639984301", "+33639984302", "camille@example.org");
    assertThat(browser.barriers()).isEmpty();
    String page = browser.address();
    assertThat(browser.go(page + "?lang=fr").find(By.tagName("h1")).getText())
        .isEqualTo("un numéro, mais on ne sait pas ce qui est demandé");
    browser.go(page + "?lang=en");
    for (int i = 0; i < 40 && !onValue("+33639984301"); i++) {
      press(Keys.TAB);
    }
    press(Keys.SPACE);
    press("r");
    await().until(() -> browser.text().contains("Registered."));
    await().atMost(MOST).until(() -> hub.sandbox.blockedInParis().contains("0639984301"));
    assertThat(hub.sandbox.blockedInParis()).doesNotContain("0639984302");
  }

  @Test
  void whatATargetRefusedIsSentAgain() {
    hub.sandbox.parisRefuses("06399844%");
    form("0639984401");
    await().atMost(MOST).until(() -> go(PARIS).text().contains("no_lead"));
    assertThat(go("/console").text()).contains("Dialer Paris: 1 refused");
    hub.sandbox.parisTakesAll();
    go(PARIS).follow("td.acts button");
    assertThat(browser.text()).contains("The record is back in line.");
    await().atMost(MOST).until(() -> hub.sandbox.blockedInParis().contains("0639984401"));
    await().atMost(MOST).until(() -> go(PARIS).text().contains("It refused nothing"));
  }

  @Test
  void theMapLeadsToEachSystemAndChannel() {
    go("/console/map");
    browser.follow("a[href='" + PARIS + "']");
    assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Dialer Paris");
    go("/console/map");
    browser.find(By.cssSelector("a[href='/console/channels/mail']")).sendKeys(Keys.ENTER);
    await().until(() -> browser.address().endsWith("/console/channels/mail"));
  }

  @Test
  void theMapIsSavedAsAPictureAndAsADrawing(@TempDir Path folder) throws Exception {
    go("/console/map").saving(folder);
    browser.click("#png").click("a[download]");
    Path png = folder.resolve("map.png");
    Path svg = folder.resolve("map.svg");
    await().until(() -> Files.exists(png) && Files.exists(svg));
    await().until(() -> Files.size(png) > 20_000 && Files.size(svg) > 5_000);
    assertThat(Files.readString(svg))
        .startsWith("<svg")
        .contains("Dialer Paris")
        .endsWith("</svg>");
    byte[] picture = Files.readAllBytes(png);
    assertThat(picture).startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture));
    Number width =
        (Number)
            browser.script("return document.querySelector('.picture svg').viewBox.baseVal.width");
    assertThat(read.getWidth()).isEqualTo(2 * width.intValue());
    assertThat(colours(read)).as("nothing but one ground").hasSizeGreaterThan(10);
  }

  private static Set<Integer> colours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void todayRenewsItselfAndKeepsWhereOneIs() {
    go("/console");
    browser.script("window.stays = true; document.getElementById('to-targets').focus()");
    String before = received();
    form("0639984501");
    await().atMost(MOST).until(() -> !received().equals(before));
    assertThat(browser.script("return window.stays === true")).isEqualTo(true);
    assertThat(browser.driver.switchTo().activeElement().getDomAttribute("id"))
        .isEqualTo("to-targets");
  }

  @Test
  void aPersonIsFoundByNumberWhichIsInNoAddress() {
    form("0639984601");
    go("/console/people").type("who", "06 39 98 46 01").type("reason", "she called");
    browser.follow("main button");
    assertThat(browser.text()).contains("Time line", "+33639984601");
    assertThat(browser.address()).endsWith("/console/people");
    for (int width : List.of(360, 1440)) {
      browser.sized(width);
      assertThat(browser.barriers()).as("" + width).isEmpty();
      assertThat(browser.fits()).as("" + width).isTrue();
    }
    assertThat(go("/console/administration/audit").text())
        .contains("dossier-read", "she called")
        .doesNotContain("39 98", "3998460");
  }

  @Test
  void aComplaintIsAnsweredWhereItsPersonReadsIt() {
    browser.go(hub.base + "/complaints?lang=en").type("phone", "0639984701");
    browser.type("words", "You again");
    TestHub.asAPersonDoes();
    browser.follow("#send");
    String request = browser.address();
    go("/console/cases");
    assertThat(browser.text()).contains("days left", "complaint");
    browser.follow("tbody a");
    assertThat(browser.text()).contains("You again", "+33639984701", "What you can answer");
    assertThat(browser.address()).doesNotContain("98");
    browser.click("[value=mended]").type("remark", "the list of May");
    browser.follow(".decide button");
    assertThat(browser.text()).contains("Closed.", "the list of May");
    browser.go(request);
    assertThat(browser.text()).contains("We have mended that");
  }

  @Test
  void aSampleIsTriedAndNothingOfItKept() {
    go("/console/channels/mail");
    browser.type("sample", "From: anne@example.com\nSubject: Stop\n\nStop: 06 39 98 48 01");
    browser.click("#trial-form button");
    await().until(() -> browser.find(By.id("trial")).getText().contains("+33639984801"));
    assertThat(browser.barriers()).isEmpty();
    assertThat(hub.sandbox.blockedInParis()).doesNotContain("0639984801");
  }

  @Test
  void bothLanguagesStandForTheWholeLogin() {
    go("/console?lang=fr");
    assertThat(browser.text()).contains("Aujourd’hui", "Reçus aujourd’hui");
    assertThat(go("/console/targets").text()).contains("Cibles");
    assertThat(go("/console/targets?lang=en").text()).contains("Targets");
  }

  private static boolean waits(Browser browser) {
    return !browser.driver.findElements(By.cssSelector("a[data-key=j]")).isEmpty();
  }

  private boolean onValue(String value) {
    return value.equals(browser.driver.switchTo().activeElement().getDomAttribute("value"));
  }

  private String received() {
    return browser.find(By.cssSelector(".figures dd")).getText();
  }

  private void form(String phone) {
    try (Browser person = Browser.open()) {
      person.go(hub.base + "/?lang=en").type("phone", phone);
      TestHub.asAPersonDoes();
      person.follow("#send");
      assertThat(person.text()).contains("We have noted your request");
    }
  }

  private void press(CharSequence... keys) {
    new Actions(browser.driver).sendKeys(keys).perform();
  }

  private Browser go(String path) {
    return browser.go(hub.base + path);
  }
}
