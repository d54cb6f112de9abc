/** Documents for the company's files, written from the configuration that runs. */
@NullMarked
package io.optouthub.documents;

import org.jspecify.annotations.NullMarked;
