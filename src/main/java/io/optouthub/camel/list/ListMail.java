package io.optouthub.camel.list;

import io.optouthub.camel.Arrivals;
import io.optouthub.camel.Lists;
import io.optouthub.delivery.ListLinks;
import io.optouthub.delivery.SentLists;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.apache.camel.spi.Registry;

/**
 * Makes a batch one mail: what to do in words, the list attached, a link to say that it is done.
 */
public final class ListMail implements Processor {

  private String to = "";
  private String from = "";
  private String page = "";
  private String language = "en";
  private List<String> columns = List.of();

  public void setTo(String to) {
    this.to = to;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  /** The hub's public address. */
  public void setPage(String page) {
    this.page = page.replaceFirst("/+$", "");
  }

  /** {@code en} or {@code fr}. */
  public void setLanguage(String language) {
    this.language = language;
  }

  public void setColumns(String columns) {
    this.columns = List.of(columns.trim().split("\\s*,\\s*", -1));
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    List<?> changes = exchange.getMessage().getBody(List.class);
    Map<?, ?> first = (Map<?, ?>) changes.get(0);
    String target = String.valueOf(first.get("target"));
    long from = seq(first);
    long last = changes.stream().mapToLong(each -> seq((Map<?, ?>) each)).max().orElse(from);
    String name = "opt-outs-%012d.csv".formatted(from);
    Registry beans = exchange.getContext().getRegistry();
    SentLists lists = Objects.requireNonNull(beans.findSingleByType(SentLists.class));
    ListLinks links = Objects.requireNonNull(beans.findSingleByType(ListLinks.class));
    long sequence;
    try {
      sequence = lists.note(target, name, from, last, changes.size());
    } catch (RuntimeException e) {
      // The hub's own trouble must not look like a refusal of the records.
      throw new IOException("the list could not be noted", e);
    }
    ResourceBundle words = ResourceBundle.getBundle("messages", Locale.forLanguageTag(language));
    String link = page + "/lists/" + links.token(target, name) + "?lang=" + language;
    Arrivals.replace(
        exchange,
        MessageFormat.format(words.getString("list.mail"), sequence, changes.size(), link));
    Map<String, Object> headers = exchange.getMessage().getHeaders();
    headers.put("To", to);
    headers.put("From", this.from);
    headers.put("Subject", MessageFormat.format(words.getString("list.subject"), sequence));
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("Content-Type", "text/plain; charset=UTF-8");
    byte[] csv = Lists.csv(columns, changes).getBytes(StandardCharsets.UTF_8);
    new DefaultAttachmentMessage(exchange.getMessage())
        .addAttachmentObject(
            name,
            new DefaultAttachment(
                new DataHandler(new ByteArrayDataSource(csv, "text/csv; charset=UTF-8"))));
  }

  private static long seq(Map<?, ?> change) {
    return Long.parseLong(String.valueOf(change.get("seq")));
  }
}
