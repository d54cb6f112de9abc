package io.optouthub.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.optouthub.delivery.ListLinks;
import io.optouthub.delivery.SentLists;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;

/** How the pages look: to people, to axe, in frames and from a brand's own page. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightIT {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/requests",
          "/complaints",
          "/requests/2222-2222-2222-2",
          "/unsubscribe/nothing",
          "/lists/nothing",
          "/nowhere",
          "/login");

  private TestHub hub;
  private Browser browser;
  private WireMockServer site;

  @BeforeAll
  void start() throws Exception {
    hub = new TestHub("sight");
    site = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
    site.start();
    site.stubFor(get("/favicon.ico").willReturn(okForContentType("image/x-icon", "")));
    String here = " 127.0.0.1:" + site.httpsPort();
    browser =
        Browser.open(
            "--ignore-certificate-errors",
            "--host-resolver-rules=MAP www.alba.example:443"
                + here
                + ",MAP other.example:443"
                + here);
  }

  @AfterAll
  void stop() {
    browser.close();
    site.stop();
    hub.close();
  }

  @Test
  void everyPageIsForEverybodyAtEveryWidthInBothLanguages() throws Exception {
    for (String page : pages()) {
      for (String language : List.of("en", "fr")) {
        for (boolean dark : List.of(true, false)) {
          browser.dark(dark).sized(dark ? 360 : 1440).go(address(page, language));
          String what = page + " " + language + (dark ? " dark 360" : " light 1440");
          assertThat(browser.barriers()).as(what).isEmpty();
          assertThat(browser.fits()).as(what).isTrue();
        }
        browser.sized(360).dark(false).go(address(page, language));
        assertThat(browser.barriers()).as(page + " light 360").isEmpty();
        assertThat(browser.transferred()).as(page).isBetween(1_000L, 100_000L);
      }
    }
  }

  @Test
  void whatAClickAnswersIsForEverybodyToo() throws Exception {
    for (boolean dark : List.of(true, false)) {
      for (String page : List.of(unsubscribe(), list("confirmed-" + dark + ".csv"))) {
        browser.dark(dark).sized(dark ? 360 : 1440).go(address(page, "fr"));
        browser.follow("main button");
        assertThat(browser.text()).as(page).containsAnyOf("Référence", "Confirmée");
        assertThat(browser.barriers()).as(page + dark).isEmpty();
        assertThat(browser.fits()).as(page + dark).isTrue();
      }
    }
  }

  @Test
  void theAnswerIsPrintedWithItsReferenceAndWithoutTheMenu() throws IOException {
    browser.sized(1440).dark(true).go(hub.base + "/?lang=en").type("phone", "0639984204");
    TestHub.asAPersonDoes();
    browser.follow("#send");
    String reference = browser.find(By.className("code")).getText();
    assertThat(browser.find(By.tagName("nav")).isDisplayed()).isTrue();
    try {
      browser.printing();
      assertThat(browser.find(By.tagName("nav")).isDisplayed()).isFalse();
      assertThat(browser.find(By.className("print")).isDisplayed()).isFalse();
      assertThat(browser.find(By.className("code")).isDisplayed()).isTrue();
      assertThat(browser.find(By.tagName("html")).getCssValue("background-color"))
          .contains("255, 255, 255");
    } finally {
      browser.showing();
    }
    PdfReader pdf = new PdfReader(browser.pdf());
    assertThat(pdf.getNumberOfPages()).isEqualTo(1);
    assertThat(printed(pdf))
        .contains(reference, "Wehavenotedyourrequest", "Writtenintothecentralregister")
        .doesNotContain("Français", "Print");
  }

  /** Its words; Chromium places the letters one by one, and no blanks. */
  private static String printed(PdfReader pdf) throws IOException {
    return new PdfTextExtractor(pdf).getTextFromPage(1).replaceAll("\\s", "");
  }

  @Test
  void aBarrierIsSeen() {
    browser.go(
        "data:text/html,<!DOCTYPE html><html lang=en><title>x</title>"
            + "<meta name=viewport content='width=device-width'><input><p style='width:900px'>x");
    assertThat(browser.barriers()).anyMatch(found -> found.startsWith("label "));
    assertThat(browser.sized(360).fits()).isFalse();
  }

  @Test
  void aBrandHasItsNameAndColoursWhichCanBeReadInLightAndDark() {
    for (String brand : List.of("alba", "boreal")) {
      for (boolean dark : List.of(true, false)) {
        browser.dark(dark).sized(360).go(hub.base + "/?lang=en&brand=" + brand);
        assertThat(browser.barriers()).as(brand + dark).isEmpty();
      }
    }
    browser.go(hub.base + "/?lang=en&brand=alba");
    assertThat(browser.find(By.className("brand")).getText()).isEqualTo("Alba Energy");
    assertThat(browser.find(By.id("send")).getCssValue("background-color"))
        .contains("255, 213, 74");
    browser.type("phone", "0639984201");
    TestHub.asAPersonDoes();
    browser.follow("#send");
    assertThat(browser.text()).contains("Alba Energy", "We have noted", "for every brand");
    browser.follow("nav a[href*=complaints]");
    assertThat(browser.text()).contains("Alba Energy");
  }

  @Test
  void aBrandsFormShowsInAFrameOfItsOwnSiteOnly() {
    site.stubFor(
        get("/").willReturn(okForContentType("text/html", frame(hub.base + "/?brand=alba"))));
    site.stubFor(
        get("/boreal")
            .willReturn(okForContentType("text/html", frame(hub.base + "/?brand=boreal"))));
    assertThat(framed("https://www.alba.example/")).isTrue();
    assertThat(framed("https://www.alba.example/boreal")).isFalse();
    assertThat(framed("https://other.example/")).isFalse();
  }

  /** The snippet of the README, on a page of another site. */
  @Test
  void aFormOnABrandsOwnPagePostsToTheHub() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String snippet = readme.substring(readme.indexOf("```html") + 7);
    snippet = snippet.substring(0, snippet.indexOf("```"));
    assertThat(snippet).contains("https://optout.example.com");
    String page = "<!DOCTYPE html><title>Alba</title>" + snippet;
    site.stubFor(
        get("/snippet")
            .willReturn(
                okForContentType(
                    "text/html", page.replace("https://optout.example.com", hub.base))));
    browser.go("http://127.0.0.1:" + site.port() + "/snippet");
    browser.find(By.name("phone")).sendKeys("06 39 98 42 02");
    browser.follow("button");
    assertThat(browser.text()).contains("Alba Energy", "Référence");
  }

  private boolean framed(String address) {
    browser.sized(1440).go(address).driver.switchTo().frame(0);
    boolean shown = !browser.driver.findElements(By.id("phone")).isEmpty();
    browser.driver.switchTo().defaultContent();
    return shown;
  }

  private static String frame(String address) {
    return "<!DOCTYPE html><title>Alba</title><iframe width=600 height=600 src='"
        + address
        + "'></iframe>";
  }

  private List<String> pages() throws Exception {
    browser.sized(360).go(hub.base + "/?lang=en").type("phone", "0639984203");
    TestHub.asAPersonDoes();
    browser.follow("#send");
    String request = path();
    browser.go(hub.base + "/complaints?lang=en").type("phone", "0639984203");
    TestHub.asAPersonDoes();
    browser.follow("#send");
    String complaint = path();
    return Stream.concat(
            PAGES.stream(), Stream.of(request, complaint, unsubscribe(), list("for-axe.csv")))
        .toList();
  }

  /** What the mail about a list leads to. */
  private String list(String name) {
    hub.sandbox.part(SentLists.class).note("phoneo-list", name, 1, 1, 1);
    return "/lists/" + hub.sandbox.part(ListLinks.class).token("phoneo-list", name);
  }

  /** What a mail's head leads to. */
  private String unsubscribe() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.base + "/api/v1/unsubscribe-links"))
            .header("Authorization", "Bearer " + TestHub.KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"camille@example.org\"}"))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return answer.replaceFirst("(?s).*?(/unsubscribe/[\\w-]+).*", "$1");
  }

  private String path() {
    assertThat(browser.address()).contains("/requests/");
    return browser.address().replaceAll(".*(/requests/[^?]*).*", "$1");
  }

  private String address(String page, String language) {
    return hub.base + page + "?lang=" + language;
  }
}
