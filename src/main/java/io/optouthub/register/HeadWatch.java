package io.optouthub.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the head of the log and tells who listens: at once after a commit of this hub, by
 * LISTEN/NOTIFY after one of another, and by a look twice a second should a notification get lost.
 */
final class HeadWatch implements Runnable, AutoCloseable {

  static final String CHANNEL = "optout_log";

  private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);
  private static final int WAIT_MILLIS = 400;

  /** Whoever asks for the head is told no older one. */
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final DataSource database;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this, "register-listener");
  private volatile long head;
  private volatile long askedAt = System.nanoTime() - FRESH_NANOS;
  private volatile boolean closed;

  HeadWatch(DataSource database) {
    this.database = database;
  }

  HeadWatch start() {
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  void listen(LongConsumer listener) {
    listeners.add(listener);
  }

  /**
   * The newest entry that this hub wrote, or that any had written a second ago; -1 when it cannot
   * tell.
   */
  long head() {
    return System.nanoTime() - askedAt < FRESH_NANOS ? head : -1;
  }

  void committed(long last) {
    synchronized (this) {
      if (last <= head) {
        return;
      }
      head = last;
    }
    listeners.forEach(listener -> listener.accept(last));
  }

  @Override
  public void run() {
    boolean failing = false;
    while (!closed) {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(true);
        failing = false;
        follow(connection);
      } catch (SQLException e) {
        if (!failing && !closed) {
          LOG.warn("register-listen-failed state={}", e.getSQLState());
        }
        failing = true;
        pause();
      }
    }
  }

  private void follow(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (!closed) {
        // Asking for the head also notices a connection that died in silence.
        long now = System.nanoTime();
        try (var row =
            statement.executeQuery("select coalesce(max(last_seq), 0) from entry_group")) {
          row.next();
          committed(row.getLong(1));
        }
        askedAt = now;
        PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
        if (heard != null && heard.length > 0) {
          committed(Long.parseLong(heard[heard.length - 1].getParameter()));
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
