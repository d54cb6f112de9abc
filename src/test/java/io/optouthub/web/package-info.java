/** Pages and API over HTTP, with everything behind them faked. */
@NullMarked
package io.optouthub.web;

import org.jspecify.annotations.NullMarked;
