package io.optouthub.scrub;

/**
 * A list that was gone through.
 *
 * @param asOf the oldest entry that any answer is of; {@code Long.MAX_VALUE} where nobody was asked
 *     about
 */
record Done(Counts counts, long asOf) {}
