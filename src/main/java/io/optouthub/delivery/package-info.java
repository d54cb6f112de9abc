/**
 * From the log to every target: cursors, leases, retries, receipts, parked records.
 *
 * <p>A target is a position in the log. How bytes reach it is the caller's affair (an {@link
 * io.optouthub.delivery.Applier}); what an answer means, when to try again and what is proved is
 * decided here.
 */
@NullMarked
package io.optouthub.delivery;

import org.jspecify.annotations.NullMarked;
