package io.optouthub.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The one thread of this hub that writes the log: what is waiting becomes one transaction.
 *
 * <p>Numbers and commits come in the same order, because the advisory lock is held from before the
 * first number is given until the commit, and the other hubs' writers wait for it.
 */
final class OrderedWriter implements Runnable, AutoCloseable {

  private record Waiting(Prepared prepared, CompletableFuture<Filed> answer) {
    int items() {
      return Math.max(1, prepared.submission().items().size());
    }
  }

  /** From so many rows on, COPY is the faster way; measured. */
  private static final int MANY = 500;

  private final DataSource database;
  private final Seals seals;
  private final People people;
  private final RegisterSettings settings;
  private final CaseSettings cases;
  private final Clock clock;
  private final LongConsumer onCommit;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Object room = new Object();
  private int queuedItems;
  private final Thread thread = new Thread(this, "register-writer");
  private volatile boolean closed;

  OrderedWriter(
      DataSource database,
      Seals seals,
      People people,
      RegisterSettings settings,
      CaseSettings cases,
      Clock clock,
      LongConsumer onCommit) {
    this.database = database;
    this.seals = seals;
    this.people = people;
    this.settings = settings;
    this.cases = cases;
    this.clock = clock;
    this.onCommit = onCommit;
  }

  OrderedWriter start() {
    thread.start();
    return this;
  }

  /** Rows of a file wait for room, as they need no answer soon; a message is refused. */
  CompletableFuture<Filed> submit(Prepared prepared) {
    Waiting waiting = new Waiting(prepared, new CompletableFuture<>());
    if (prepared.submission().firstRow() > 0 ? waited(waiting.items()) : fits(waiting.items())) {
      queue.add(waiting);
    } else {
      waiting.answer.completeExceptionally(
          new RegisterUnavailable(closed ? "The hub is stopping" : "Too much is waiting"));
    }
    return waiting.answer;
  }

  private boolean fits(int items) {
    synchronized (room) {
      boolean fits = !closed && (queuedItems == 0 || queuedItems + items <= settings.queueItems());
      queuedItems += fits ? items : 0;
      return fits;
    }
  }

  /** Files take half of the room at most, so that people are not refused because of them. */
  private boolean waited(int items) {
    synchronized (room) {
      try {
        while (!closed && queuedItems > 0 && queuedItems + items > settings.queueItems() / 2) {
          room.wait(1_000);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      queuedItems += closed ? 0 : items;
      return !closed;
    }
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        Waiting first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          write(group(first));
        }
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    RegisterUnavailable stopping = new RegisterUnavailable("The hub is stopping");
    queue.forEach(waiting -> waiting.answer.completeExceptionally(stopping));
  }

  private List<Waiting> group(Waiting first) {
    List<Waiting> group = new ArrayList<>();
    int items = 0;
    for (Waiting next = first; next != null; next = takeWithin(items)) {
      group.add(next);
      items += next.items();
    }
    synchronized (room) {
      queuedItems -= items;
      room.notifyAll();
    }
    return group;
  }

  private @org.jspecify.annotations.Nullable Waiting takeWithin(int items) {
    Waiting next = queue.peek();
    return next != null && items + next.items() <= settings.groupItems() ? queue.poll() : null;
  }

  private void write(List<Waiting> group) {
    try {
      List<Filed> filed = commit(group.stream().map(Waiting::prepared).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer.complete(filed.get(i));
      }
    } catch (SQLException | RuntimeException e) {
      if (group.size() > 1 && !outage(e)) {
        // One of them cannot be written; the others shall not wait for it.
        group.forEach(one -> write(List.of(one)));
      } else {
        group.forEach(one -> one.answer.completeExceptionally(failure(e)));
      }
    }
  }

  private List<Filed> commit(List<Prepared> submissions) throws SQLException {
    long head;
    List<Filed> filed = new ArrayList<>(submissions.size());
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        GroupStore store = new GroupStore(connection, MANY);
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        List<Prepared> settled = people.settle(sql, submissions, store.lock());
        Group group = store.open(settled);
        for (Prepared submission : settled) {
          filed.add(group.add(submission));
        }
        Instant now = clock.instant();
        store.write(group, seals, now, now.plus(settings.evidenceKept()), cases);
        connection.commit();
        head = group.head();
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
    onCommit.accept(head);
    return filed;
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static RuntimeException failure(Exception e) {
    return e instanceof IllegalArgumentException || e instanceof RegisterUnavailable
        ? (RuntimeException) e
        : new RegisterUnavailable("The register cannot be written now", e);
  }

  private static boolean outage(Exception e) {
    String state =
        e instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || e instanceof java.sql.SQLTransientException
        || e instanceof RegisterUnavailable;
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
