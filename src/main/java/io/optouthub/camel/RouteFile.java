package io.optouthub.camel;

import io.optouthub.camel.RouteStates.RouteState;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one route file.
 *
 * @param seen the text as last looked at with its examples, in force or not
 * @param text the same without its examples
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
    String text,
    @Nullable String running,
    String connector,
    Set<String> ids,
    @Nullable Integer line,
    @Nullable String problem) {

  private static final String VERIFY = "-verify";
  private static final String SCRUB = "-scrub";
  private static final String CHECK = "-check";

  /** Of which nothing is in force yet. */
  static RouteFile unknown(Path path, boolean channel, String text) {
    String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return new RouteFile(path, name, channel, text, "", null, "", Set.of(), null, null);
  }

  /** Whether a file in {@code targets} is the read-back of a target: {@code <target>-verify}. */
  static boolean verifies(String name) {
    return name.endsWith(VERIFY);
  }

  /** The target that a file in {@code targets} is about. */
  static String target(String name) {
    return verifies(name) ? name.substring(0, name.length() - VERIFY.length()) : name;
  }

  /**
   * Where a file in {@code channels} meets the register: {@code <name>-scrub} takes calling lists,
   * {@code <name>-check} asks about people, any other brings opt-outs.
   */
  static String joins(String name) {
    return name.endsWith(SCRUB)
        ? "optout:scrub/"
        : name.endsWith(CHECK) ? "optout:check/" : "optout:intake/";
  }

  /** {@code channel}, {@code scrub}, {@code check}, {@code target}, or {@code verification}. */
  String kind() {
    if (!channel) {
      return verifies(name) ? "verification" : "target";
    }
    return name.endsWith(SCRUB) ? "scrub" : name.endsWith(CHECK) ? "check" : "channel";
  }

  RouteFile inForce(String text, String connector, Set<String> ids) {
    return new RouteFile(path, name, channel, text, text, text, connector, ids, null, null);
  }

  RouteFile refused(String text, RouteFileRefused why) {
    return new RouteFile(
        path, name, channel, text, text, running, connector, ids, why.line(), why.reason());
  }

  /** With what was looked at: the text and its examples. */
  RouteFile looked(String seen) {
    return new RouteFile(path, name, channel, seen, text, running, connector, ids, line, problem);
  }

  RouteState shown(String state, @Nullable String lastError) {
    return new RouteState(
        name, kind(), connector, path.toString(), state, line, problem, lastError);
  }

  RouteFile stopped() {
    return new RouteFile(path, name, channel, seen, text, null, connector, Set.of(), line, problem);
  }
}
