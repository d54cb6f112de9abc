/** Tests of the data map. */
@NullMarked
package io.optouthub.datamap;

import org.jspecify.annotations.NullMarked;
