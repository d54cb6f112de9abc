/** Tests of what the hub writes to people. */
@NullMarked
package io.optouthub.answer;

import org.jspecify.annotations.NullMarked;
