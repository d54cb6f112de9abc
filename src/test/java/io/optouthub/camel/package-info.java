/** Tests of the camel room. */
@NullMarked
package io.optouthub.camel;

import org.jspecify.annotations.NullMarked;
