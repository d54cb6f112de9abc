package io.optouthub.scrub;

/**
 * What an attestation says of a list beside its counts.
 *
 * @param kind {@code scrub} or {@code blind}
 * @param sha256 of the list as it was sent, in hex
 */
record Facts(String kind, String format, String sha256, long bytes, long asOf) {}
