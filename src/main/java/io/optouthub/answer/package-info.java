/** Writes back to the people who asked, in their language, once. */
@NullMarked
package io.optouthub.answer;

import org.jspecify.annotations.NullMarked;
