/**
 * The central register: one ordered, append-only log of everything that arrived, and the standing
 * state that follows.
 *
 * <p>All writing goes through {@link io.optouthub.register.Register#append}; one thread groups what
 * is waiting into one transaction under an advisory lock, so numbers and commits come in the same
 * order even with several hubs on one database. Each committed group is chained to the one before.
 * No clear identity is stored: a keyed fingerprint stands in the log, and its sealed value in a
 * table of its own.
 */
@NullMarked
package io.optouthub.register;

import org.jspecify.annotations.NullMarked;
