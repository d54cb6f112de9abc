package io.optouthub.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Measures how soon the public form is there: the largest contentful paint on loopback with the
 * processor slowed down four times, and what comes over the line.
 *
 * <p>{@code mvn spring-boot:test-run -Dspring-boot.run.main-class=io.optouthub.browser.FirstSight}
 */
public final class FirstSight {

  private static final int TIMES = 16;

  private static final String PAINT =
      """
      const done = arguments[arguments.length - 1];
      new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
        .observe({ type: "largest-contentful-paint", buffered: true });
      """;

  private FirstSight() {}

  public static void main(String[] args) throws Exception {
    try (TestHub hub = new TestHub("first-sight");
        Browser browser = Browser.open()) {
      browser.sized(360);
      browser.driver.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
      browser.driver.executeCdpCommand("Network.enable", Map.of());
      browser.driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
      List<Long> paints = new ArrayList<>();
      long bytes = 0;
      for (int i = 0; i < TIMES; i++) {
        browser.go(hub.base + "/?lang=fr&brand=alba");
        paints.add(((Number) browser.driver.executeAsyncScript(PAINT)).longValue());
        bytes = browser.transferred();
      }
      // The hub has just started, and makes this page for the first time.
      System.out.println("first of all: " + paints.remove(0) + " ms");
      Collections.sort(paints);
      System.out.printf(
          "largest contentful paint, %d times, 4x slower: median %d ms, worst %d ms%n",
          paints.size(), paints.get(paints.size() / 2), paints.get(paints.size() - 1));
      System.out.println("transferred: " + bytes + " bytes");
    }
    System.exit(0);
  }
}
