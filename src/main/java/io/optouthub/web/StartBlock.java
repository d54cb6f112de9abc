package io.optouthub.web;

import io.optouthub.access.FirstStart;
import io.optouthub.access.FirstStart.Issued;
import io.optouthub.access.Role;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The short block that ends the log of a start: where to look, how to get in, what to try. */
@Component
class StartBlock {

  private static final Logger LOG = LoggerFactory.getLogger(StartBlock.class);

  private final FirstStart first;
  private final ObjectProvider<StartHint> hints;
  private final Environment environment;

  StartBlock(FirstStart first, ObjectProvider<StartHint> hints, Environment environment) {
    this.first = first;
    this.hints = hints;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void show() {
    LOG.info("event=ready\n{}", text(first.issue()));
  }

  String text(Optional<Issued> issued) {
    StringBuilder block = new StringBuilder(600);
    String base = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    line(block, "console: " + base + "/console (user " + FirstStart.ADMINISTRATOR + ")");
    line(block, "public form: " + base + "/   API: " + base + "/api/docs");
    issued.ifPresentOrElse(
        made -> secrets(block, made),
        () ->
            line(
                block,
                "administrator password and keys: shown at the first start; to replace one, set"
                    + " optout.access.administrator-password or optout.access.keys.<role>"));
    String secret = environment.getProperty("optout.generated-secret-file");
    if (secret != null) {
      line(block, "secret of webhooks that have none set (/hooks/crm): in " + secret);
    }
    hints
        .orderedStream()
        .forEach(hint -> line(block, "try: " + hint.title() + "\n  " + hint.command()));
    return block.toString();
  }

  private static void secrets(StringBuilder block, Issued made) {
    line(
        block,
        "administrator password: "
            + made.administratorPassword()
                .orElse("as set by optout.access.administrator-password"));
    for (Role role : Role.WITH_KEY) {
      String key = made.keys().get(role);
      line(
          block,
          "key ("
              + role.word()
              + "): "
              + (key == null ? "as set by optout.access.keys." + role.word() : key));
    }
  }

  private static void line(StringBuilder block, String text) {
    block.append(text).append('\n');
  }
}
