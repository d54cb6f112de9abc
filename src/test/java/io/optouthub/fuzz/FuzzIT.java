package io.optouthub.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The doors under a coverage-guided fuzzer, for {@code -Dfuzz.seconds} seconds (20). What a run
 * found worth keeping lies in {@code target/fuzz}, where the next one goes on; an input that breaks
 * a promise is mended, and kept in {@link DoorTest}.
 */
class FuzzIT {

  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 20);
  private static final int LONGEST_INPUT_SECONDS = 20;
  private static final Path FOLDER = Path.of("target/fuzz");

  @Test
  void noInputBreaksAPromise() throws Exception {
    Path found = Files.createDirectories(FOLDER.resolve("found"));
    Path log = FOLDER.resolve("log");
    Process fuzzer =
        new ProcessBuilder(command(found, seeds()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = fuzzer.waitFor(SECONDS + 180L, TimeUnit.SECONDS);
      assertThat(ended && fuzzer.exitValue() == 0).as("no finding in %s", log).isTrue();
    } finally {
      fuzzer.destroyForcibly();
    }
    assertThat(log).content().contains("INITED").contains("Done ");
  }

  private static List<String> command(Path found, Path seeds) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-cp",
        classPath(),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + Fuzzer.class.getName(),
        "--instrumentation_includes=io.optouthub.intake.**:io.optouthub.optout.**",
        "--custom_hook_includes=io.optouthub.**",
        // Comparing each word with each phrase is what mails are read by; followed, it is all that
        // a run does.
        "--trace=cov",
        "--reproducer_path=" + FOLDER,
        "-artifact_prefix=" + FOLDER + "/",
        "-timeout=" + LONGEST_INPUT_SECONDS,
        "-max_total_time=" + SECONDS,
        // What inputs may take is bounded by the heap; the rest is the fuzzer's own.
        "-rss_limit_mb=0",
        found.toString(),
        seeds.toString());
  }

  private static Path seeds() throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve("seeds"));
    for (Door door : Door.values()) {
      List<byte[]> seeds = new ArrayList<>(door.seeds());
      for (int i = 0; i < seeds.size(); i++) {
        Files.write(folder.resolve(door + "-" + i), Fuzzer.input(door, seeds.get(i)));
      }
    }
    return folder;
  }

  private static String classPath() {
    String surefire = System.getProperty("surefire.test.class.path");
    return surefire == null ? System.getProperty("java.class.path") : surefire;
  }
}
