/**
 * Takes out of a calling list whoever must not be called, every other byte as it was, and attests
 * it.
 */
@NullMarked
package io.optouthub.scrub;

import org.jspecify.annotations.NullMarked;
