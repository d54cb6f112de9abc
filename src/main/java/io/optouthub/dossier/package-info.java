/** One person's dossier: everything that was asked, done and proven, signed. */
@NullMarked
package io.optouthub.dossier;

import org.jspecify.annotations.NullMarked;
