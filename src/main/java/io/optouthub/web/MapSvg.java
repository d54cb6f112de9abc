package io.optouthub.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the drawing of the data map as SVG. Colours are attributes, so that the file alone is
 * whole; the console's sheet overrides them by the classes.
 */
@Component
class MapSvg {

  private static final int LONGEST = 38;

  private final MessageSource messages;

  MapSvg(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * @param links whether nodes lead to their pages
   */
  String write(MapDrawing map, Locale locale, boolean links) {
    StringBuilder svg = new StringBuilder(4_000 + 700 * map.nodes().size());
    int height = map.height();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"%s\" font-family=\"system-ui, sans-serif\" font-size=\"14\">"
            .formatted(
                MapDrawing.WIDTH, height, MapDrawing.WIDTH, height, links ? "group" : "img"));
    svg.append("<title>").append(say("map.title", locale)).append("</title>");
    svg.append(
        "<rect class=\"map-ground\" width=\"%d\" height=\"%d\" fill=\"#f5f6f4\"/>"
            .formatted(MapDrawing.WIDTH, height));
    map.boxes().forEach(box -> box(svg, box, locale));
    map.nodes().forEach(node -> edge(svg, node, height / 2));
    hub(svg, height / 2, locale);
    map.nodes().forEach(node -> node(svg, node, locale, links));
    return svg.append("</svg>").toString();
  }

  private void box(StringBuilder svg, MapDrawing.Box box, Locale locale) {
    String title = box.title().isEmpty() ? say("map.nobody", locale) : text(box.title());
    svg.append(
        "<rect class=\"map-box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"12\" fill=\"none\" stroke=\"#d5dbd8\"/>"
            .formatted(box.x(), box.y(), box.width(), box.height()));
    svg.append(
        "<text class=\"map-owner\" x=\"%d\" y=\"%d\" fill=\"#55625f\" font-size=\"13\">%s%s</text>"
            .formatted(
                box.x() + 14,
                box.y() + 22,
                title,
                box.role().isEmpty() ? "" : " · " + say("map.role." + box.role(), locale)));
  }

  private static void edge(StringBuilder svg, MapDrawing.Node node, int hub) {
    int from = node.left() ? node.x() + node.width() : node.x();
    int to = node.left() ? MapDrawing.HUB_LEFT : MapDrawing.HUB_RIGHT;
    int bend = (from + to) / 2;
    boolean broken = node.look().equals("bad");
    svg.append(
        "<path class=\"map-edge %s\" d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>"
            .formatted(
                node.look(),
                from,
                node.middle(),
                bend,
                node.middle(),
                bend,
                hub,
                to,
                hub,
                stroke(node.look()),
                broken ? " stroke-dasharray=\"3 6\"" : ""));
  }

  private void hub(StringBuilder svg, int middle, Locale locale) {
    svg.append(
        "<rect class=\"map-hub\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"64\" rx=\"14\" fill=\"#0b6e69\"/>"
            .formatted(
                MapDrawing.HUB_LEFT, middle - 32, MapDrawing.HUB_RIGHT - MapDrawing.HUB_LEFT));
    svg.append(
        "<text class=\"map-hub-name\" x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#ffffff\" font-weight=\"600\">%s</text>"
            .formatted(
                (MapDrawing.HUB_LEFT + MapDrawing.HUB_RIGHT) / 2,
                middle + 5,
                say("map.register", locale)));
  }

  private void node(StringBuilder svg, MapDrawing.Node node, Locale locale, boolean links) {
    String remark = node.remark() == null ? "" : " · " + say("map." + node.remark(), locale);
    String state = say("state." + node.state(), locale) + remark;
    if (links) {
      svg.append(
          "<a href=\"%s\" aria-label=\"%s: %s\">"
              .formatted(text(node.href()), text(node.title()), state));
    }
    svg.append(
        "<g class=\"map-node %s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"9\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"1.5\"%s/>"
            .formatted(
                node.look(),
                node.x(),
                node.y(),
                node.width(),
                node.height(),
                stroke(node.look()),
                node.look().equals("bad") ? " stroke-dasharray=\"5 4\"" : ""));
    svg.append(
        "<text class=\"map-name\" x=\"%d\" y=\"%d\" fill=\"#17211f\" font-weight=\"600\">%s</text>"
            .formatted(node.x() + 14, node.y() + 20, text(shortened(node.title()))));
    svg.append(
        "<text class=\"map-state\" x=\"%d\" y=\"%d\" fill=\"%s\" font-size=\"12.5\">%s %s</text></g>"
            .formatted(
                node.x() + 14, node.y() + 38, stroke(node.look()), sign(node.look()), state));
    svg.append(links ? "</a>" : "");
  }

  private static String stroke(String look) {
    return switch (look) {
      case "ok" -> "#1f7a3d";
      case "bad" -> "#a8261f";
      case "warn" -> "#8a5300";
      default -> "#55625f";
    };
  }

  private static String sign(String look) {
    return switch (look) {
      case "ok" -> "✓";
      case "bad" -> "✕";
      case "warn" -> "!";
      default -> "…";
    };
  }

  private static String shortened(String title) {
    return title.length() > LONGEST ? title.substring(0, LONGEST - 1) + "…" : title;
  }

  private String say(String key, Locale locale) {
    return text(String.valueOf(messages.getMessage(key, null, key, locale)));
  }

  private static String text(String raw) {
    return HtmlUtils.htmlEscape(raw, "UTF-8");
  }
}
