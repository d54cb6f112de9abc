/** Real servers beside the hub, for a newcomer to try: {@code mvn spring-boot:test-run}. */
@NullMarked
package io.optouthub.sandbox;

import org.jspecify.annotations.NullMarked;
