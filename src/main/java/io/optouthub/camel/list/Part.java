package io.optouthub.camel.list;

import io.optouthub.camel.Arrivals;
import java.util.Objects;
import org.apache.camel.Exchange;

/**
 * A file to write.
 *
 * @param name one path segment
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares parts.
public record Part(String name, byte[] content) {

  /** Makes the part that is a message's body its file. */
  public static void write(Exchange exchange) {
    Part part = Objects.requireNonNull(exchange.getMessage().getBody(Part.class));
    Arrivals.replace(exchange, part.content());
    exchange.getMessage().setHeader(Exchange.FILE_NAME, part.name());
  }
}
