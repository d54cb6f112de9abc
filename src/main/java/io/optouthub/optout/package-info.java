/**
 * The values everything else speaks of: identities, media, scopes, requests, outcomes.
 *
 * <p>No Spring, no Camel, no SQL in here: a value is checked when it is made and never changes.
 */
@NullMarked
package io.optouthub.optout;

import org.jspecify.annotations.NullMarked;
