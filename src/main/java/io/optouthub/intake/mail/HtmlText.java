package io.optouthub.intake.mail;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML as the lines a person reads; what is marked as quoted is left out. */
final class HtmlText {

  private HtmlText() {}

  static String of(String html) {
    Document page = Jsoup.parse(html);
    page.select("script, style, head, blockquote, .gmail_quote, #divRplyFwdMsg, #divRplyFwdMsg ~ *")
        .remove();
    StringBuilder text = new StringBuilder();
    NodeVisitor lines =
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              text.append(words.text());
            } else if (node instanceof Element element
                && (element.isBlock() || element.normalName().equals("br"))
                && !text.isEmpty()) {
              text.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
              text.append('\n');
            }
          }
        };
    NodeTraversor.traverse(lines, page.body());
    return text.toString();
  }
}
