/** Tests of the register. */
@NullMarked
package io.optouthub.register;

import org.jspecify.annotations.NullMarked;
