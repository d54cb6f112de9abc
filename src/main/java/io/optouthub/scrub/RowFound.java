package io.optouthub.scrub;

import io.optouthub.optout.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a row is about.
 *
 * @param trouble why a number or an address in it cannot be read; null when all can
 */
record RowFound(List<Identity> identities, @Nullable String trouble) {}
