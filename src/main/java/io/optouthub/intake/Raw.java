package io.optouthub.intake;

import java.io.IOException;
import java.io.InputStream;

/** What arrived, before anything looked into it. */
public sealed interface Raw {

  /** One RFC 5322 message, as received. */
  @SuppressWarnings("ArrayRecordComponent")
  record Mail(byte[] bytes) implements Raw {}

  /**
   * A dropped file; opened more than once (first for its digest).
   *
   * @param name the last segment of its name, as its sender wrote it: shown, never used as a path
   */
  record File(String name, Content content) implements Raw {}

  /**
   * A webhook's body, its signature already checked.
   *
   * @param id the delivery's id as signed by the sender, empty if it has none
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Webhook(byte[] body, String id) implements Raw {}

  /** Opens what can be read again. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }
}
