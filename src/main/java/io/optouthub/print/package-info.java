/** Paper: what documents to be printed have in common. */
@NullMarked
package io.optouthub.print;

import org.jspecify.annotations.NullMarked;
