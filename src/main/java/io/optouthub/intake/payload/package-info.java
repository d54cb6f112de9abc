/** Understands the bodies of webhooks. */
@NullMarked
package io.optouthub.intake.payload;

import org.jspecify.annotations.NullMarked;
