/** What would come of something if it arrived: trials and examples; nothing is stored. */
@NullMarked
package io.optouthub.intake.trial;

import org.jspecify.annotations.NullMarked;
