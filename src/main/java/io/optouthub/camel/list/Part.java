package io.optouthub.camel.list;

import io.optouthub.camel.Arrivals;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.camel.Exchange;

/**
 * A file to write.
 *
 * @param name one path segment
 * @param content a file that is gone when the exchange is done
 */
public record Part(String name, Path content) {

  /** Makes the part that is a message's body its file. */
  public static void write(Exchange exchange) {
    Part part = Objects.requireNonNull(exchange.getMessage().getBody(Part.class));
    Arrivals.replace(exchange, part.content().toFile());
    exchange.getMessage().setHeader(Exchange.FILE_NAME, part.name());
  }
}
