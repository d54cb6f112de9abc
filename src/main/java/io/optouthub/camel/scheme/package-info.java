/**
 * How senders of webhooks prove themselves: plain Java over the raw call, before anything parses
 * it.
 */
@NullMarked
package io.optouthub.camel.scheme;

import org.jspecify.annotations.NullMarked;
