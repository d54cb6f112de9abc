package io.optouthub.register;

/**
 * The register cannot take anything now (database away, queue full, shutting down); nothing was
 * acknowledged and the sender shall try again.
 */
public class RegisterUnavailable extends RuntimeException {

  public RegisterUnavailable(String message) {
    super(message);
  }

  public RegisterUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
