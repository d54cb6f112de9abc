package io.optouthub.datamap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The data map in a file, looked at again and again; a bad edit leaves the last good map in force.
 */
@Component
class FileDataMaps implements DataMaps, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileDataMaps.class);

  private final Path file;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "data-map");
            thread.setDaemon(true);
            return thread;
          });
  private volatile DataMap current = DataMap.EMPTY;
  private volatile @Nullable String problem;
  private @Nullable String lastText;

  FileDataMaps(MapSettings settings) {
    this.file = settings.file();
    look();
    long millis = settings.poll().toMillis();
    looking.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public DataMap current() {
    return current;
  }

  @Override
  public @Nullable String problem() {
    return problem;
  }

  final void look() {
    try {
      if (Files.exists(file)) {
        take(Files.readString(file));
      } else if (lastText != null) {
        // An editor may be between deleting and writing; and no map would stop every target.
        lastText = null;
        report("is gone; what it said last stays in force");
      }
    } catch (IOException | RuntimeException e) {
      lastText = null;
      report("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private void take(String text) {
    if (text.equals(lastText)) {
      return;
    }
    lastText = text;
    try {
      current = MapReader.read(text);
      problem = null;
      LOG.info(
          "data-map-read file={} systems={} channels={}",
          file,
          current.systems().size(),
          current.channels().size());
    } catch (MapReader.Unusable e) {
      report(e.getMessage());
    }
  }

  private void report(@Nullable String reason) {
    String now = file + ": " + reason;
    if (!now.equals(problem)) {
      LOG.error("data-map-refused {}", now);
    }
    problem = now;
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
