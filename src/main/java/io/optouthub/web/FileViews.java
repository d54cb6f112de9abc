package io.optouthub.web;

import io.optouthub.intake.FilesUnderWay;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files that are being read, the oldest first. */
@Component
class FileViews {

  private final FilesUnderWay files;

  FileViews(FilesUnderWay files) {
    this.files = files;
  }

  List<FileView> all() {
    return files.now().stream()
        .sorted(Comparator.comparing(FilesUnderWay.Progress::since))
        .map(FileViews::view)
        .toList();
  }

  private static FileView view(FilesUnderWay.Progress file) {
    Duration left = file.left();
    String name = Words.discreet(file.name());
    return new FileView(
        file.channel(),
        name == null ? "" : name,
        file.rows(),
        file.rate(),
        left == null ? null : left.toSeconds(),
        file.since());
  }

  /**
   * @param name without what could be an identity
   * @param rows committed so far
   * @param rate rows a second
   * @param secondsLeft null while nobody can tell
   */
  record FileView(
      String channel,
      String name,
      long rows,
      long rate,
      @Nullable Long secondsLeft,
      Instant since) {

    /** For the page: "1:05:09", empty when nobody can tell. */
    public String left() {
      Long s = secondsLeft;
      return s == null ? "" : "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
    }
  }
}
