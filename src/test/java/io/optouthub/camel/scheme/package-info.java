/** Tests of the signature schemes. */
@NullMarked
package io.optouthub.camel.scheme;

import org.jspecify.annotations.NullMarked;
