package io.optouthub.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Remembers outside the database how far the log was, so that an older backup in its place is
 * noticed: what was acknowledged after it is lost, and nothing else would say so.
 */
class HeadMemory {

  private static final Logger LOG = LoggerFactory.getLogger(HeadMemory.class);

  private final JdbcClient sql;
  private final Path file;
  private final Clock clock;
  private boolean checked;

  HeadMemory(JdbcClient sql, Path dataFolder, Clock clock) {
    this.sql = sql;
    this.file = dataFolder.resolve("head");
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT10S")
  synchronized void look() {
    try {
      if (!checked) {
        check();
        checked = true;
      }
      remember();
    } catch (RuntimeException | IOException e) {
      LOG.warn("head-not-remembered cause={}", e.getClass().getSimpleName());
    }
  }

  /** Whether the log holds what it held when this hub last looked; if not, it is said once. */
  boolean check() {
    String remembered = read();
    if (remembered.isEmpty()) {
      return true;
    }
    String[] parts = remembered.split(" ", 2);
    long seq = Long.parseLong(parts[0]);
    boolean there =
        sql.sql("select exists (select from entry_group where last_seq = ? and chain = ?)")
            .params(seq, HexFormat.of().parseHex(parts[1]))
            .query(Boolean.class)
            .single();
    if (!there) {
      long head =
          sql.sql("select coalesce(max(last_seq), 0) from entry_group").query(Long.class).single();
      LOG.error("register-older remembered={} head={}", seq, head);
      new AuditLines(sql)
          .hub(
              clock.instant(),
              "register-older",
              "it was at entry " + seq + " and is at " + head,
              "a backup in its place? what was acknowledged after it is not in here");
    }
    return there;
  }

  /** Whole or not at all. */
  void remember() throws IOException {
    String head =
        sql.sql(
                """
                select last_seq || ' ' || encode(chain, 'hex') from entry_group
                order by first_seq desc limit 1
                """)
            .query(String.class)
            .optional()
            .orElse("");
    if (!head.equals(read())) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path written = file.resolveSibling("head.new");
      Files.writeString(written, head);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String read() {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
