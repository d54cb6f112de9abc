/** Tests of the deliveries. */
@NullMarked
package io.optouthub.delivery;

import org.jspecify.annotations.NullMarked;
