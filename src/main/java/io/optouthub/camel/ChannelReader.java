package io.optouthub.camel;

import io.optouthub.intake.Channels.Declared;
import io.optouthub.intake.Channels.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.util.URISupport;
import org.springframework.stereotype.Component;

/** Reads what a channel's route file declares, without starting anything of it. */
@Component
class ChannelReader {

  private static final Map<String, Kind> BY_CONNECTOR =
      Map.of("imap", Kind.MAIL, "sftp", Kind.FILE, "folder", Kind.FILE, "webhook", Kind.WEBHOOK);

  private final CamelContext camel;

  ChannelReader(CamelContext camel) {
    this.camel = camel;
  }

  /**
   * @param resolve whether placeholders are resolved; else a channel with one is refused
   */
  Declared read(RouteFileCheck.Checked checked, boolean resolve) throws RouteFileRefused {
    Join join = checked.join();
    try {
      Map<String, Object> parameters = new LinkedHashMap<>();
      for (Map.Entry<String, String> parameter : join.parameters().entrySet()) {
        parameters.put(parameter.getKey(), text(parameter.getValue(), resolve));
      }
      String uri = URISupport.appendParametersToURI(text(join.uri(), resolve), parameters);
      OptOutComponent component = camel.getComponent("optout", OptOutComponent.class);
      OptOutEndpoint endpoint = (OptOutEndpoint) component.createEndpoint(uri);
      Kind byFormat =
          switch (endpoint.getFormat()) {
            case MAIL -> Kind.MAIL;
            case FILE -> Kind.FILE;
            case JSON -> Kind.WEBHOOK;
          };
      Kind kind = BY_CONNECTOR.getOrDefault(checked.connector(), byFormat);
      return new Declared(endpoint.channel(), kind);
    } catch (RouteFileRefused e) {
      throw e;
    } catch (Exception e) {
      throw new RouteFileRefused(join.line(), "'" + join.name() + "': " + deepest(e));
    }
  }

  private String text(String text, boolean resolve) throws RouteFileRefused {
    if (!resolve && text.contains("{{")) {
      throw new RouteFileRefused(
          (Integer) null,
          "placeholders of 'optout:intake' are not resolved in a trial: write the value");
    }
    return resolve ? camel.resolvePropertyPlaceholders(text) : text;
  }

  private static String deepest(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
