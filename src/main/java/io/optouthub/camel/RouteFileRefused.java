package io.optouthub.camel;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** A route file that cannot be used; the message is for the person who wrote it. */
final class RouteFileRefused extends Exception {

  private final @Nullable Integer line;

  RouteFileRefused(@Nullable Integer line, String message) {
    super(message);
    this.line = line;
  }

  RouteFileRefused(Mark mark, String message) {
    this(mark.getLine() + 1, message);
  }

  /** Counted from 1; null when it is not known. */
  @Nullable Integer line() {
    return line;
  }

  String reason() {
    String message = getMessage();
    return message == null ? "unknown" : message;
  }
}
