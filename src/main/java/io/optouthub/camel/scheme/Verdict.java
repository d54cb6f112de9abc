package io.optouthub.camel.scheme;

/** Whether a call is from who it says. */
public sealed interface Verdict {

  /**
   * @param id the delivery's id, if the scheme signs one; else empty
   */
  record Genuine(String id) implements Verdict {}

  /**
   * @param reason for the sender to read
   */
  record Refused(String reason) implements Verdict {}
}
