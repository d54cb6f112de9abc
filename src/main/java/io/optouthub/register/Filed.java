package io.optouthub.register;

import io.optouthub.optout.Outcome;
import java.util.List;

/**
 * The register's answer to a {@link Submission}, given after commit.
 *
 * @param reference what the sender can come back with, of the arrival
 * @param seq the last entry written for it; what a reader at this entry has seen it
 * @param outcomes one for each item, in order
 */
public record Filed(String reference, long seq, List<Outcome> outcomes) {}
