/**
 * Where Camel meets the hub: the {@code optout:} component, header hygiene, and the loader of route
 * files.
 *
 * <p>The only room that imports {@code org.apache.camel}. It moves bytes and translates; it decides
 * nothing.
 */
@NullMarked
package io.optouthub.camel;

import org.jspecify.annotations.NullMarked;
