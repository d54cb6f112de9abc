/** What tests share: a database, a clock. */
@NullMarked
package io.optouthub.testing;

import org.jspecify.annotations.NullMarked;
