package io.optouthub.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** One window of a headless Chromium. Its driver is there for what this does not have. */
public final class Browser implements AutoCloseable {

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  // It would say at each start that it knows no newer protocol; none is used.
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

  public final ChromeDriver driver;

  private Browser(ChromeOptions options) {
    QUIET.setLevel(Level.SEVERE);
    File chromium = chromium().orElseThrow(() -> new IllegalStateException("No chromium found"));
    File found =
        find("chromedriver").orElseThrow(() -> new IllegalStateException("No chromedriver found"));
    options.setBinary(chromium);
    // Without a sandbox of its own, since tests run as root in containers; it opens our pages only.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=en");
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(found).build(), options);
  }

  static boolean installed() {
    return chromium().isPresent() && find("chromedriver").isPresent();
  }

  private static Optional<File> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(Browser::find)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<File> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream((path + File.pathSeparator + "/usr/bin").split(File.pathSeparator))
        .map(folder -> new File(folder, program))
        .filter(File::canExecute)
        .findFirst();
  }

  public static Browser open(String... arguments) {
    ChromeOptions options = new ChromeOptions();
    options.addArguments(arguments);
    return new Browser(options);
  }

  /** One that runs no scripts. */
  public static Browser withoutScripts() {
    ChromeOptions options = new ChromeOptions();
    options.setExperimentalOption(
        "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    return new Browser(options);
  }

  /**
   * @param width of the window in CSS pixels; below 600 it is a phone's
   */
  public Browser sized(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  public Browser dark(boolean dark) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    return this;
  }

  /** As it would be printed by somebody whose screen is dark. */
  Browser printing() {
    Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", "dark");
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of(scheme)));
    return this;
  }

  /** As it is shown again. */
  Browser showing() {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
    return this;
  }

  /** The page as a PDF. */
  byte[] pdf() {
    Map<String, Object> answer = driver.executeCdpCommand("Page.printToPDF", Map.of());
    return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
  }

  /** What is downloaded from now on goes into this folder. */
  Browser saving(Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
    return this;
  }

  public Browser go(String address) {
    driver.get(address);
    return this;
  }

  public WebElement find(By what) {
    return driver.findElement(what);
  }

  public Browser type(String id, CharSequence... keys) {
    find(By.id(id)).sendKeys(keys);
    return this;
  }

  public Browser click(String css) {
    find(By.cssSelector(css)).click();
    return this;
  }

  /** Clicks on what leads to another page, and waits for that. */
  public Browser follow(String css) {
    WebElement before = find(By.tagName("html"));
    click(css);
    Awaitility.await().until(() -> gone(before));
    return this;
  }

  private static boolean gone(WebElement element) {
    try {
      element.isEnabled();
      return false;
    } catch (StaleElementReferenceException e) {
      return true;
    }
  }

  /** What is to be read on the page. */
  public String text() {
    return find(By.tagName("body")).getText();
  }

  public String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  /** Whether nothing has to be scrolled sideways. */
  public boolean fits() {
    return Boolean.TRUE.equals(
        script("const e = document.scrollingElement; return e.scrollWidth <= e.clientWidth"));
  }

  /** Bytes that came over the line for this page, heads included. */
  public long transferred() {
    Object bytes =
        script(
            "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                + ".reduce((sum, one) => sum + one.transferSize, 0)");
    return ((Number) bytes).longValue();
  }

  public Object script(String text) {
    Object answer = driver.executeScript(text);
    return answer == null ? "" : answer;
  }

  /** What it has said of its pages since it was asked last. */
  public List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe finds on this page that is serious or critical: the rule, and where. */
  public List<String> barriers() {
    List<String> found = new ArrayList<>();
    for (Rule rule : new AxeBuilder().analyze(driver).getViolations()) {
      if (GRAVE.contains(rule.getImpact())) {
        rule.getNodes().forEach(node -> found.add(rule.getId() + " " + node.getHtml()));
      }
    }
    return found;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
