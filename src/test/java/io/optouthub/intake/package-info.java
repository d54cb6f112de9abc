/** Tests of the intake. */
@NullMarked
package io.optouthub.intake;

import org.jspecify.annotations.NullMarked;
