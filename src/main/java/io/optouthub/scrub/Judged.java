package io.optouthub.scrub;

import java.util.List;

/**
 * Rows that were judged.
 *
 * @param verdicts one for each, in their order
 * @param asOf the oldest entry that any answer is of; {@code Long.MAX_VALUE} where nobody was asked
 *     about
 */
record Judged(List<Verdict> verdicts, long asOf) {}
