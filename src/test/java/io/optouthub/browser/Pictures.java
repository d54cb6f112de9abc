package io.optouthub.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Takes a picture of every page of the console, to be looked at: with a month of requests, a route
 * that is refused and a system that nothing is connected to.
 *
 * <p>{@code mvn spring-boot:test-run -Dspring-boot.run.main-class=io.optouthub.browser.Pictures}
 * leaves them in {@code target/pictures}.
 */
public final class Pictures {

  private static final Path FOLDER = Path.of("target/pictures");
  private static final Path SANDBOX = Path.of("src/test/resources/sandbox");

  private static final String MONTH =
      """
      insert into channel_hour (hour, channel, registered, known, review, set_aside, refused, repeats)
      select date_trunc('hour', now()) - n * interval '1 hour', channel, (60 + 50 * sin(n / 24.0 * pi()) + n % 7) / share,
        n % 3, n % 2, n % 4, 0, case when n % 90 = 0 then 1 else 0 end
      from generate_series(2, 24 * 29) n, (values ('form', 2), ('mail', 5), ('phoneo-drop', 1), ('crm', 9)) c (channel, share)
      on conflict do nothing
      """;

  private Pictures() {}

  public static void main(String[] args) throws Exception {
    Path routes = copied(SANDBOX.resolve("routes"), FOLDER.resolve("routes"));
    Path map = FOLDER.resolve("map.yaml");
    Files.writeString(
        map,
        Files.readString(SANDBOX.resolve("config/map.yaml"))
            .replace(
                "channels:\n",
                "  survey: { owner: phoneo, title: Survey tool, media: [email], deadline: 48h }\nchannels:\n"));
    Map<String, Object> settings =
        Map.of("optout.routes.folder", routes.toString(), "optout.map.file", map.toString());
    try (TestHub hub = new TestHub("pictures", settings);
        Browser browser = Browser.open()) {
      hub.sandbox.part(JdbcClient.class).sql(MONTH).update();
      List<String> pages = ConsoleSightIT.pages(hub, browser);
      Path lyon = routes.resolve("targets/dialer-lyon.yaml");
      Files.writeString(
          lyon, Files.readString(lyon).replace("releaseStatement:", "relaeseStatement:"));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> browser.go(hub.base + "/console").text().contains("dialer-lyon.yaml"));
      for (String page :
          Stream.concat(pages.stream(), Stream.of("/console/targets/dialer-lyon")).toList()) {
        for (int width : List.of(360, 1440)) {
          take(hub, browser, page, "en", width, false);
          take(hub, browser, page, "fr", width, true);
        }
      }
      for (int width : List.of(360, 1440)) {
        browser.sized(width).dark(width == 360);
        browser.go(hub.base + "/console/people?lang=fr").type("who", "0639984903");
        browser.follow("main button");
        shoot(browser, "person", width, "fr");
        browser.go(hub.base + "/console/channels/mail?lang=en");
        browser.type("sample", "From: anne@example.com\nSubject: Stop\n\nStop: 06 39 98 48 01");
        browser.click("#trial-form button");
        Awaitility.await().until(() -> browser.find(By.id("trial")).getText().contains("4801"));
        shoot(browser, "trial", width, "en");
      }
    }
    System.exit(0);
  }

  private static void take(
      TestHub hub, Browser browser, String page, String language, int width, boolean dark)
      throws IOException {
    browser.dark(dark).sized(width);
    browser.go(hub.base + page + (page.contains("?") ? "&" : "?") + "lang=" + language);
    shoot(browser, page.replaceAll("[^a-z0-9]+", "-").substring(1), width, language);
  }

  private static void shoot(Browser browser, String name, int width, String language)
      throws IOException {
    long height =
        ((Number) browser.script("return document.documentElement.scrollHeight")).longValue();
    browser.driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    byte[] picture = browser.driver.getScreenshotAs(OutputType.BYTES);
    Files.write(FOLDER.resolve(name + "-" + width + "-" + language + ".png"), picture);
  }

  private static Path copied(Path from, Path to) throws IOException {
    FileSystemUtils.deleteRecursively(to);
    FileSystemUtils.copyRecursively(from, to);
    return to;
  }
}
