package io.optouthub.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Where files lie while the hub works on them, readable for its user alone. What a killed hub left
 * is taken away.
 */
@Component
public class WorkFolder {

  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

  /** Nothing is opened again so long after it was written. */
  private static final Duration LEFT = Duration.ofHours(1);

  private final Path folder;
  private final Clock clock;

  WorkFolder(IntakeSettings settings, Clock clock) {
    this.folder = settings.workDirectory();
    this.clock = clock;
  }

  /** A new file; whoever made it deletes it. */
  public Path file(String prefix) throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, prefix, ".tmp");
  }

  @Scheduled(fixedDelayString = "PT1H")
  void sweep() {
    Instant old = clock.instant().minus(LEFT);
    try {
      for (Path file : left()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("work-folder-not-swept cause={}", e.getClass().getSimpleName());
    }
  }

  private List<Path> left() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }
}
