package io.optouthub.camel;

import io.optouthub.intake.trial.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The file {@code <channel>.examples.yaml} beside a channel's file: a channel that does not do what
 * its examples say does not come into force.
 */
@Component
class ChannelExamples {

  private final ChannelReader reader;
  private final Examples examples;

  ChannelExamples(ChannelReader reader, Examples examples) {
    this.reader = reader;
    this.examples = examples;
  }

  static boolean isOne(Path file) {
    return file.getFileName().toString().matches(".*\\.examples\\.ya?ml");
  }

  /** The examples of a route file, as text; empty when it has none. */
  static String beside(Path route) throws IOException {
    Path file = file(route);
    return Files.isRegularFile(file) ? Files.readString(file) : "";
  }

  /**
   * @param yaml the examples, as {@link #beside} has read them
   */
  void check(Path route, RouteFileCheck.Checked checked, String yaml) throws RouteFileRefused {
    if (yaml.isBlank()) {
      return;
    }
    Path file = file(route);
    Path folder = file.toAbsolutePath().getParent();
    Optional<Examples.Failure> failure =
        examples.check(reader.read(checked, true), yaml, folder == null ? file : folder);
    if (failure.isPresent()) {
      // Of another file than the route's, so its line goes into the text.
      String at = file.getFileName() + ":" + failure.get().line() + ": ";
      throw new RouteFileRefused((Integer) null, at + failure.get().reason());
    }
  }

  private static Path file(Path route) {
    String name = route.getFileName().toString();
    return route.resolveSibling(name.replaceFirst("\\.(ya?ml)$", ".examples.$1"));
  }
}
