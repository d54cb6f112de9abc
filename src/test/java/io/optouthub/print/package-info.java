/** Tests of what is printed. */
@NullMarked
package io.optouthub.print;

import org.jspecify.annotations.NullMarked;
