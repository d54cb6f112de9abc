/**
 * What the hub's work costs, beside what its user would take instead and beside the limit of the
 * machine: {@code mvn -Pbench verify}. Nothing here can fail by being slow.
 */
@NullMarked
package io.optouthub.bench;

import org.jspecify.annotations.NullMarked;
