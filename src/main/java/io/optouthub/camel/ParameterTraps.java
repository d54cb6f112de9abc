package io.optouthub.camel;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What Camel would quietly make something else of: it writes parameters into a URI, where an
 * ampersand begins the next parameter, and joins lines without a blank.
 */
final class ParameterTraps {

  private static final Pattern JOINED = Pattern.compile("\\w *\\n *\\w");

  private ParameterTraps() {}

  /**
   * @throws RouteFileRefused with what to write instead
   */
  static void check(String parameter, ScalarNode value) throws RouteFileRefused {
    String text = value.getValue().strip();
    if (JOINED.matcher(text).find()) {
      throw new RouteFileRefused(
          value.getStartMark(),
          "Camel joins the lines of '" + parameter + "' without a blank: write >- instead of |");
    }
    if (text.contains("&") && !text.startsWith("RAW(") && !text.startsWith("RAW{")) {
      throw new RouteFileRefused(
          value.getStartMark(),
          "the & in '" + parameter + "' would begin another parameter: write RAW(...) around it");
    }
  }
}
