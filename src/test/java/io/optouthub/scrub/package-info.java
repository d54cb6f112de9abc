@NullMarked
package io.optouthub.scrub;

import org.jspecify.annotations.NullMarked;
