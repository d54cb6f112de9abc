/** Who may come in: API keys and console users, stored hashed. */
@NullMarked
package io.optouthub.access;

import org.jspecify.annotations.NullMarked;
