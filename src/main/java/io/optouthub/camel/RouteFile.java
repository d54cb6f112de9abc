package io.optouthub.camel;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one route file.
 *
 * @param seen the text as last looked at, in force or not
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

  RouteFile inForce(String text, String connector, Set<String> ids) {
    return new RouteFile(path, name, channel, text, text, connector, ids, null, null);
  }

  RouteFile refused(String text, RouteFileRefused why) {
    return new RouteFile(
        path, name, channel, text, running, connector, ids, why.line(), why.reason());
  }

  RouteFile stopped() {
    return new RouteFile(path, name, channel, seen, null, connector, Set.of(), line, problem);
  }
}
