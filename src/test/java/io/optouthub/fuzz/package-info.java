/** The parsers that face outside, under inputs that a coverage-guided fuzzer makes. */
@NullMarked
package io.optouthub.fuzz;

import org.jspecify.annotations.NullMarked;
