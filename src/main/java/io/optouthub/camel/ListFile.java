package io.optouthub.camel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes a batch one file, numbered by its first entry: a batch that is sent again after a crash
 * starts at the same entry, though it may go further, and so replaces its first try.
 */
public final class ListFile implements Processor {

  private String prefix = "opt-outs";
  private List<String> columns = List.of();

  /** What the file's name starts with: letters, digits, {@code . _ -}. */
  public void setPrefix(String prefix) {
    if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("filePrefix may have letters, digits and . _ -");
    }
    this.prefix = prefix;
  }

  /** The columns, with commas between. */
  public void setColumns(String columns) {
    this.columns = List.of(columns.trim().split("\\s*,\\s*", -1));
  }

  @Override
  public void process(Exchange exchange) {
    List<?> changes = exchange.getMessage().getBody(List.class);
    String name = "%s-%012d.csv".formatted(prefix, seq(changes.get(0)));
    Arrivals.replace(exchange, Lists.csv(columns, changes).getBytes(StandardCharsets.UTF_8));
    exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
  }

  private static long seq(Object change) {
    return Long.parseLong(String.valueOf(((Map<?, ?>) change).get("seq")));
  }
}
