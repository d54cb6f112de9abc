/** What every kind of channel and every kind of target must do; one short IT for each. */
@NullMarked
package io.optouthub.contract;

import org.jspecify.annotations.NullMarked;
