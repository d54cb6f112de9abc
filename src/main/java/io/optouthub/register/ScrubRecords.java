package io.optouthub.register;

import java.time.Instant;
import java.util.Optional;

/** The attestations of scrubs, as they were signed. */
public interface ScrubRecords {

  void keep(Kept scrub);

  /** Empty when no scrub of that id was completed. */
  Optional<Kept> find(String id);

  /**
   * @param by the key that asked
   * @param sha256 of the list as it was sent, in hex
   * @param file the signed attestation, byte for byte
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(String id, Instant at, String by, String sha256, byte[] file) {}
}
