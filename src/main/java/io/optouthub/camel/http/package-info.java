/** Calls of targets' HTTP APIs: what is sent, how it is judged, and where it must never go. */
@NullMarked
package io.optouthub.camel.http;

import org.jspecify.annotations.NullMarked;
