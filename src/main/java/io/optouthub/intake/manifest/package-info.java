/** Understands the manifests that vendors leave beside their files. */
@NullMarked
package io.optouthub.intake.manifest;

import org.jspecify.annotations.NullMarked;
