package io.optouthub.scrub;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a list was scrubbed, to be shown later. It holds nothing of the list itself.
 *
 * @param kind {@code scrub} or {@code blind}
 * @param issuer the company; empty when none is set
 * @param by the key that asked
 * @param sha256 of the list as it was sent, in hex
 * @param bytes of the list as it was sent
 * @param rows below the header, blank ones not counted
 * @param removed rows that the clean list does not have
 * @param suppressed rows with a number or address that must not be used
 * @param unreadable rows with one that cannot be read
 * @param unreadableRows {@code removed} or {@code kept}
 * @param withoutNumber rows that hold nothing that could be called
 * @param brand empty for every brand
 * @param asOf the entry of the register; every row was checked as of this one or a newer one
 * @param notCovered for a blind list: suppressed people who cannot be found in it
 * @param validUntil from then on the list is stale
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attestation(
    String kind,
    String id,
    String issuer,
    Instant at,
    String by,
    String sha256,
    long bytes,
    String format,
    long rows,
    long removed,
    long suppressed,
    long unreadable,
    String unreadableRows,
    long withoutNumber,
    List<String> media,
    String brand,
    String country,
    long asOf,
    @Nullable Long notCovered,
    Instant validUntil) {

  public boolean stale(Instant now) {
    return !now.isBefore(validUntil);
  }
}
