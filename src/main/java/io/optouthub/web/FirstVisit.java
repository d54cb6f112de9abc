package io.optouthub.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Looks at the public form once before the hub says that it is ready: the first page of a JVM takes
 * a second and more, and no person shall wait for it.
 */
@Component
class FirstVisit {

  private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);
  private static final Duration MOST = Duration.ofSeconds(10);

  private final Environment environment;

  FirstVisit(Environment environment) {
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void visit() {
    String port = environment.getProperty("local.server.port");
    if (port != null) {
      visit("http://" + environment.getProperty("server.address", "127.0.0.1") + ":" + port, MOST);
    }
  }

  /** A start does not fail, or wait longer, because of it. */
  static void visit(String hub, Duration most) {
    try {
      URLConnection form = URI.create(hub + "/").toURL().openConnection();
      form.setConnectTimeout((int) most.toMillis());
      form.setReadTimeout((int) most.toMillis());
      try (InputStream page = form.getInputStream()) {
        page.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("event=first-visit-failed {}", Failure.of(e));
    }
  }
}
