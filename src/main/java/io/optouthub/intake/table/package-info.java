/** Understands files: archives, texts and spreadsheets, row by row, in constant memory. */
@NullMarked
package io.optouthub.intake.table;

import org.jspecify.annotations.NullMarked;
