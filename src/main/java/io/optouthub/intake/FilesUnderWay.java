package io.optouthub.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the files are that this hub reads now. */
@Component
public class FilesUnderWay {

  private final Set<One> all = ConcurrentHashMap.newKeySet();
  private final Clock clock;

  FilesUnderWay(Clock clock) {
    this.clock = clock;
  }

  /** In no order. */
  public List<Progress> now() {
    return all.stream().map(One::progress).toList();
  }

  /** To be closed when the file is done, or has failed. */
  One begin(Channel channel, Raw.File file) {
    One one = new One(channel.name(), file);
    all.add(one);
    return one;
  }

  /**
   * @param name as its sender wrote it
   * @param rows committed so far, those of a run before included
   * @param rate rows a second in this run; 0 until it is known
   * @param left until its end, by the bytes still to be read; null while nobody can tell
   */
  public record Progress(
      String channel, String name, long rows, long rate, @Nullable Duration left, Instant since) {}

  /** One file; read once through for its digest, then row by row. */
  final class One implements AutoCloseable {

    private final String channel;
    private final Raw.File file;
    private final Instant since = clock.instant();
    private volatile long bytes;
    private volatile long read;
    private volatile long before;
    private volatile long rows;
    private volatile @Nullable Instant begun;

    private One(String channel, Raw.File file) {
      this.channel = channel;
      this.file = file;
    }

    /** The same file, whose reading is counted. */
    Raw.File counted() {
      return new Raw.File(
          file.name(),
          () -> {
            read = 0;
            return new Counting(file.content().open());
          });
    }

    /** It was read through once, and is read from its first row on now. */
    void measured(long rowsBefore) {
      bytes = read;
      before = rowsBefore;
      rows = rowsBefore;
    }

    /** Rows that were there before are passed by without work, and are no measure. */
    void rows(long committed) {
      rows = committed;
      if (begun == null) {
        begun = clock.instant();
        before = committed;
      }
    }

    private Progress progress() {
      Instant from = begun;
      long millis = from == null ? 0 : Duration.between(from, clock.instant()).toMillis();
      long done = rows - before;
      long rate = millis == 0 ? 0 : done * 1000 / millis;
      // A format that is copied before it is read tells nothing by its bytes.
      boolean tells = rate > 0 && read > 0 && read < bytes;
      long rowsLeft = tells ? (long) (rows * ((double) (bytes - read) / read)) : 0;
      Duration left = tells ? Duration.ofSeconds(rowsLeft / rate) : null;
      return new Progress(channel, file.name(), rows, rate, left, since);
    }

    @Override
    public void close() {
      all.remove(this);
    }

    private final class Counting extends FilterInputStream {

      Counting(InputStream in) {
        super(in);
      }

      @Override
      public int read() throws IOException {
        int one = super.read();
        read += one < 0 ? 0 : 1;
        return one;
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        int got = super.read(into, from, most);
        read += Math.max(got, 0);
        return got;
      }
    }
  }
}
