/** Tests of trials and examples. */
@NullMarked
package io.optouthub.intake.trial;

import org.jspecify.annotations.NullMarked;
