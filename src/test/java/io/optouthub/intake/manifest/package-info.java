/** Manifests are understood. */
@NullMarked
package io.optouthub.intake.manifest;

import org.jspecify.annotations.NullMarked;
