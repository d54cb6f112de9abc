/** Logging in at a real OpenID provider, by its pages. */
@NullMarked
package io.optouthub.oidc;

import org.jspecify.annotations.NullMarked;
