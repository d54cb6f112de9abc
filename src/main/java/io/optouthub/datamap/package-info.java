/**
 * The data map: who calls from which system, who owns each channel, and how it is held against what
 * is connected.
 */
@NullMarked
package io.optouthub.datamap;

import org.jspecify.annotations.NullMarked;
