/** Lists as files for vendors: what is in them, how they are sealed, and what comes back. */
@NullMarked
package io.optouthub.camel.list;

import org.jspecify.annotations.NullMarked;
