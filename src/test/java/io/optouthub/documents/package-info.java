/** Tests of the documents. */
@NullMarked
package io.optouthub.documents;

import org.jspecify.annotations.NullMarked;
