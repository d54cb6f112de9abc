/** Keys and users against a real database. */
@NullMarked
package io.optouthub.access;

import org.jspecify.annotations.NullMarked;
