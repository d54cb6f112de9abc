package io.optouthub.intake.mail;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as the lines a person reads; in what is marked as quoted each line begins with {@code >}.
 */
final class HtmlText {

  private static final String UNSEEN =
      "script, style, head, title, [hidden], [style*=display:none], [style*=display: none],"
          + " [style*=visibility:hidden], [style*=font-size:0]";

  /** How mail programs mark the mail that is answered. */
  private static final String QUOTED =
      "blockquote[type=cite], blockquote.gmail_quote, .gmail_quote, .gmail_extra blockquote,"
          + " .moz-cite-prefix + blockquote, .yahoo_quoted, .protonmail_quote, .zmail_extra,"
          + " #OLK_SRC_BODY_SECTION, #divRplyFwdMsg, #divRplyFwdMsg ~ *, #appendonsend ~ *, div[name=quote],"
          + " #mail-editor-reference-message-container, .ms-outlook-mobile-reference-message,"
          + " blockquote";

  private HtmlText() {}

  static String of(String html) {
    Document page = Jsoup.parse(html);
    page.select(UNSEEN).remove();
    page.select(QUOTED).attr("data-quoted", "yes");
    Lines lines = new Lines();
    NodeTraversor.traverse(lines, page.body());
    return lines.text.toString();
  }

  private static final class Lines implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private int quoted;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        String said = words.text();
        if (!said.isBlank() || !atLineStart()) {
          text.append(atLineStart() && quoted > 0 ? "> " : "").append(said);
        }
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br")) {
          text.append('\n');
        } else if (element.isBlock() && !atLineStart()) {
          text.append('\n');
        } else if (element.normalName().matches("td|th") && !atLineStart()) {
          text.append(' ');
        }
        quoted += element.hasAttr("data-quoted") ? 1 : 0;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        quoted -= element.hasAttr("data-quoted") ? 1 : 0;
        boolean paragraph = element.normalName().matches("p|h[1-6]|ul|ol|table|blockquote");
        if (element.isBlock() && !atLineStart()) {
          text.append('\n');
        }
        text.append(paragraph ? "\n" : "");
      }
    }

    private boolean atLineStart() {
      return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
  }
}
