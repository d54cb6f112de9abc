package io.optouthub.register;

import io.optouthub.optout.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a new key leaves to do: seals everything again, or gives people fingerprints under it.
 *
 * <p>A step is one short transaction that holds the line of its part, so that several hubs each
 * take another part, and a hub that is killed leaves a step undone, not half done.
 */
final class KeyWork {

  private static final Duration TURN = Duration.ofSeconds(4);

  private record Open(SealedPart part, String position, long done) {}

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Seals seals;
  private final AuditLines audit;
  private final Clock clock;

  KeyWork(JdbcClient sql, TransactionTemplate transaction, Seals seals, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.seals = seals;
    this.audit = new AuditLines(sql);
    this.clock = clock;
  }

  /** Begins all parts of this keyset at their beginning. */
  void begin(Keyset keyset, Instant now) {
    for (SealedPart part : SealedPart.values()) {
      if (part.keyset == keyset) {
        sql.sql(
                """
                insert into key_work (part, keyset, position, started_at) values (?, ?, ?, ?)
                on conflict (part) do update
                set position = excluded.position, done = 0, started_at = excluded.started_at, ended_at = null
                """)
            .params(part.word(), keyset.word(), part.beginning, Times.sql(now))
            .update();
      }
    }
  }

  List<RegisterKeys.Work> all() {
    return sql.sql("select * from key_work order by part")
        .query(
            (row, n) -> {
              var ended = row.getTimestamp("ended_at");
              return new RegisterKeys.Work(
                  row.getString("part"),
                  row.getString("keyset"),
                  row.getLong("done"),
                  row.getTimestamp("started_at").toInstant(),
                  ended == null ? null : ended.toInstant());
            })
        .list();
  }

  /** Works for a few seconds, or until nothing is left that another hub does not do. */
  void go() {
    long end = System.nanoTime() + TURN.toNanos();
    boolean more = true;
    while (more && System.nanoTime() < end) {
      more = Boolean.TRUE.equals(transaction.execute(status -> step()));
    }
  }

  private boolean step() {
    Optional<Open> open =
        sql.sql(
                """
                select part, position, done from key_work where ended_at is null
                order by part limit 1 for update skip locked
                """)
            .query(
                (row, n) ->
                    new Open(SealedPart.of(row.getString(1)), row.getString(2), row.getLong(3)))
            .optional();
    open.ifPresent(this::step);
    return open.isPresent();
  }

  private void step(Open open) {
    SealedPart part = open.part();
    List<SealedPart.Row> rows = part.page(sql, open.position());
    if (part == SealedPart.FINGERPRINTS) {
      alias(rows);
    } else {
      part.write(sql, rows, seals);
    }
    if (rows.size() == part.batch) {
      moved(open, rows.get(rows.size() - 1).key(), rows.size(), null);
    } else if (part.left(sql, seals.ring())) {
      // Somebody else held these rows, and passing them by kept both from waiting.
      moved(open, part.beginning, rows.size(), null);
    } else {
      Instant now = clock.instant();
      moved(open, part.beginning, rows.size(), now);
      audit.hub(
          now,
          "key-work-ended",
          (open.done() + rows.size()) + " " + part.word(),
          "a new " + part.keyset.word() + " key");
    }
  }

  private void moved(
      Open open, String position, int more, @org.jspecify.annotations.Nullable Instant ended) {
    sql.sql("update key_work set position = ?, done = done + ?, ended_at = ? where part = ?")
        .params(position, more, ended == null ? null : Times.sql(ended), open.part().word())
        .update();
  }

  private void alias(List<SealedPart.Row> rows) {
    Keyring ring = seals.ring();
    TreeMap<UUID, UUID> aliases = new TreeMap<>();
    for (SealedPart.Row row : rows) {
      UUID person = UUID.fromString(row.key());
      Identity identity = seals.open(row.sealed(), person);
      UUID now = seals.fingerprints(ring, identity.canonical()).get(0);
      if (!now.equals(person)) {
        aliases.put(now, person);
      }
    }
    People.alias(sql, aliases, ring.fingerprint());
  }
}
