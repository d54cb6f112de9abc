/**
 * From what arrived to what it asks: mails, tables, JSON and forms become opt-outs, or go to review
 * with the reason.
 *
 * <p>Plain Java over bytes and streams; nothing in here knows how they travelled.
 */
@NullMarked
package io.optouthub.intake;

import org.jspecify.annotations.NullMarked;
