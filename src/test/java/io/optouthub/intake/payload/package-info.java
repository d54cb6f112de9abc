/** Tests of reading what webhooks bring. */
@NullMarked
package io.optouthub.intake.payload;

import org.jspecify.annotations.NullMarked;
