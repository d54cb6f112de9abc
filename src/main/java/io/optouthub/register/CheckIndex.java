package io.optouthub.register;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps the standing state in memory: loads it in the background, then follows the log. Where
 * another log stands in the place of the one it followed, or a key that made fingerprints is gone,
 * it loads again.
 */
final class CheckIndex implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CheckIndex.class);
  private static final int PAGE = 5_000;
  private static final long PAUSE = 1_000;

  /** Of metrics: given up, loading, answering. */
  enum State {
    OFF,
    LOADING,
    READY
  }

  private final DataSource database;
  private final JdbcClient sql;
  private final LongFunction<Keyring> rings;
  private final long most;
  private final Thread thread = new Thread(this, "check-index");
  private volatile @Nullable IndexView view;
  private volatile State state = State.LOADING;
  private volatile boolean closed;
  private boolean news = true;
  private long seen;
  private byte[] chain = new byte[0];

  CheckIndex(DataSource database, LongFunction<Keyring> rings, HeadWatch watch, long most) {
    this.database = database;
    this.sql = JdbcClient.create(database);
    this.rings = rings;
    this.most = most;
    watch.listen(head -> wake());
  }

  CheckIndex start() {
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  State state() {
    return state;
  }

  /** As it is now; null while there is nothing to answer from. */
  @Nullable IndexView view() {
    return view;
  }

  /** The index once it has come to this entry; null when it has not within this time. */
  synchronized @Nullable IndexView upTo(long entry, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    IndexView now = view;
    try {
      while (now != null && now.entry() < entry) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return null;
        }
        wait(left);
        now = view;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    return now;
  }

  private synchronized void wake() {
    news = true;
    notifyAll();
  }

  private synchronized void show(@Nullable IndexView now) {
    view = now;
    notifyAll();
  }

  private synchronized void rest() throws InterruptedException {
    if (!news) {
      wait(PAUSE);
    }
    news = false;
  }

  @Override
  public void run() {
    boolean failing = false;
    while (!closed && state != State.OFF) {
      try {
        rest();
        step();
        failing = false;
      } catch (InterruptedException e) {
        closed = true;
      } catch (IndexLoad.TooLarge e) {
        LOG.warn("check-index-given-up reason=\"{}\"", e.getMessage());
        state = State.OFF;
        show(null);
      } catch (SQLException | IOException | RuntimeException e) {
        if (!failing && !closed) {
          LOG.warn("check-index-waits cause={}", e.getClass().getSimpleName());
        }
        failing = true;
      }
    }
  }

  private void step() throws SQLException, IOException {
    IndexView now = view;
    if (now == null) {
      load();
      return;
    }
    LogHead head = LogHead.read(sql, seen);
    boolean another = head.seq() < seen || seen > 0 && !Arrays.equals(head.before(), chain);
    if (another || !now.fits(rings.apply(head.reign()))) {
      LOG.info("check-index-again reason={}", another ? "another-log" : "other-keys");
      state = State.LOADING;
      show(null);
      wake();
      return;
    }
    follow(now, head);
    seen = head.seq();
    chain = head.chain();
  }

  private void follow(IndexView now, LogHead head) {
    StandingStates states = new StandingStates(sql);
    for (long from = now.entry(); from < head.seq() && !closed; from += PAGE) {
      long to = Math.min(from + PAGE, head.seq());
      List<UUID> people =
          sql.sql(
                  """
                  select distinct fingerprint from entry
                  where seq > ? and seq <= ? and fingerprint is not null
                  """)
              .params(from, to)
              .query(UUID.class)
              .list();
      states.of(people).forEach(now.index()::put);
      if (!now.made().plain()) {
        aliases(people, now.index());
      }
      if (now.index().fingerprints.bytes() > most) {
        throw new IndexLoad.TooLarge(now.index().fingerprints.size());
      }
      show(new IndexView(now.index(), to, head.reign(), now.made()));
    }
    if (now.reign() != head.reign() && now.entry() >= head.seq()) {
      show(new IndexView(now.index(), now.entry(), head.reign(), now.made()));
    }
  }

  private void aliases(Collection<UUID> people, SuppressionIndex index) {
    sql.sql("select fingerprint, person from fingerprint_alias where person = any(?)")
        .param(people.toArray(UUID[]::new))
        .query(
            row -> {
              index.alias(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            });
  }

  private void load() throws SQLException, IOException {
    // Before the state is read: an alias that is not there yet has its old key still.
    Keyring made = rings.apply(new Reigns(sql).newest());
    long started = System.nanoTime();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      JdbcClient snapshot = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      LogHead head = LogHead.read(snapshot, 0);
      SuppressionIndex index = new IndexLoad(connection, most).load(!made.plain());
      connection.rollback();
      seen = head.seq();
      chain = head.chain();
      show(new IndexView(index, head.seq(), head.reign(), made));
      state = State.READY;
      LOG.info(
          "check-index-loaded fingerprints={} bytes={} entry={} millis={}",
          index.fingerprints.size(),
          index.fingerprints.bytes(),
          head.seq(),
          (System.nanoTime() - started) / 1_000_000);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
