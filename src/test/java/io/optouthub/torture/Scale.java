package io.optouthub.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** How hard it is tried: a little in {@code mvn verify}, all of it with {@code -Ptorture}. */
final class Scale {

  static final boolean WHOLE = Boolean.getBoolean("torture");
  static final int KILLS = Integer.getInteger("torture.kills", WHOLE ? 60 : 3);
  static final int REQUESTS = Integer.getInteger("torture.requests", WHOLE ? 104_000 : 3_000);
  static final Duration AWAY = seconds("torture.away", 600, 12);
  static final Duration FROZEN = seconds("torture.frozen", 60, 35);
  static final Duration WAVE = seconds("torture.wave", 60, 5);

  private static final Path FIGURES = Path.of("target/torture.txt");

  private Scale() {}

  private static Duration seconds(String name, int whole, int little) {
    return Duration.ofSeconds(Integer.getInteger(name, WHOLE ? whole : little));
  }

  /** Keeps a figure for whoever reads the run. */
  static void say(String format, Object... values) {
    String line = "torture: " + format.formatted(values);
    System.out.println(line);
    try {
      Files.writeString(FIGURES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
