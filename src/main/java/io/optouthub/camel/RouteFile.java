package io.optouthub.camel;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one route file.
 *
 * @param seen the text as last looked at with its examples, in force or not
 * @param running the text that is in force; null when none is
 * @param ids the routes that came of it
 * @param line where the problem is
 * @param problem why the text as seen is not in force
 */
record RouteFile(
    Path path,
    String name,
    boolean channel,
    String seen,
    @Nullable String running,
    String connector,
    Set<String> ids,
    @Nullable Integer line,
    @Nullable String problem) {

  /** Of which nothing is in force yet. */
  static RouteFile unknown(Path path, boolean channel, String text) {
    String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return new RouteFile(path, name, channel, text, null, "", Set.of(), null, null);
  }

  RouteFile inForce(String text, String connector, Set<String> ids) {
    return new RouteFile(path, name, channel, text, text, connector, ids, null, null);
  }

  RouteFile refused(String text, RouteFileRefused why) {
    return new RouteFile(
        path, name, channel, text, running, connector, ids, why.line(), why.reason());
  }

  /** With what was looked at: the text and its examples. */
  RouteFile looked(String text) {
    return new RouteFile(path, name, channel, text, running, connector, ids, line, problem);
  }

  RouteFile stopped() {
    return new RouteFile(path, name, channel, seen, null, connector, Set.of(), line, problem);
  }
}
