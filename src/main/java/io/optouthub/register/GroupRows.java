package io.optouthub.register;

import io.optouthub.optout.Outcome;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that write a group: one for each table, whole columns at a time. */
final class GroupRows {

  private final Connection connection;

  GroupRows(Connection connection) {
    this.connection = connection;
  }

  void arrivals(Collection<Group.Stored> arrivals) throws SQLException {
    run(
        """
        insert into arrival (id, channel, kind, origin, key, reference, arrived_at, rows_done, complete, same_as)
        select id, channel, kind, origin, key, reference, 'epoch'::timestamptz + at * interval '1 us', rows_done,
          complete, same_as
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          as new (id, channel, kind, origin, key, reference, at, rows_done, complete, same_as)
        on conflict (id) do update set rows_done = excluded.rows_done, complete = excluded.complete
        """,
        column("bigint", arrivals, Group.Stored::id),
        column("text", arrivals, a -> a.arrival().channel()),
        column("smallint", arrivals, a -> (short) a.arrival().kind().ordinal()),
        column("text", arrivals, a -> Texts.storable(a.arrival().origin())),
        column("uuid", arrivals, Group.Stored::key),
        column("text", arrivals, Group.Stored::reference),
        column("bigint", arrivals, a -> micros(a.arrival().arrivedAt())),
        column("integer", arrivals, Group.Stored::rowsDone),
        column("boolean", arrivals, Group.Stored::complete),
        column("bigint", arrivals, Group.Stored::sameAs));
  }

  void entries(List<Entry> entries) throws SQLException {
    run(
        """
        insert into entry (seq, arrival, row_no, kind, fingerprint, media, brand, event_at, arrived_at, note, digest)
        select seq, arrival, row_no, kind, fingerprint, media, brand, 'epoch'::timestamptz + event_at * interval '1 us',
          'epoch'::timestamptz + arrived_at * interval '1 us', note, digest
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          as new (seq, arrival, row_no, kind, fingerprint, media, brand, event_at, arrived_at, note, digest)
        """,
        column("bigint", entries, Entry::seq),
        column("bigint", entries, Entry::arrival),
        column("integer", entries, Entry::row),
        column("smallint", entries, e -> (short) e.kind().ordinal()),
        column("uuid", entries, Entry::fingerprint),
        column("smallint", entries, e -> (short) e.media()),
        column("text", entries, Entry::brand),
        column("bigint", entries, e -> micros(e.eventAt())),
        column("bigint", entries, e -> micros(e.arrivedAt())),
        column("text", entries, Entry::note),
        bytes(entries.stream().map(Entry::digest).toArray(byte[][]::new)));
  }

  void sealed(Map<UUID, byte[]> sealed) throws SQLException {
    run(
        """
        insert into sealed_identity (fingerprint, sealed) select * from unnest(?, ?)
        on conflict (fingerprint) do nothing
        """,
        column("uuid", sealed.keySet(), id -> id),
        bytes(sealed.values().toArray(byte[][]::new)));
  }

  void states(Map<Ruling.Key, Ruling.State> states) throws SQLException {
    var rows = states.entrySet();
    run(
        """
        insert into suppression (fingerprint, brand, medium, opted_out, event_at, since, seq)
        select fingerprint, brand, medium, opted_out, 'epoch'::timestamptz + event_at * interval '1 us',
          'epoch'::timestamptz + since * interval '1 us', seq
        from unnest(?, ?, ?, ?, ?, ?, ?) as new (fingerprint, brand, medium, opted_out, event_at, since, seq)
        on conflict (fingerprint, brand, medium) do update set opted_out = excluded.opted_out,
          event_at = excluded.event_at, since = excluded.since, seq = excluded.seq
        """,
        column("uuid", rows, s -> s.getKey().fingerprint()),
        column("text", rows, s -> s.getKey().brand()),
        column("smallint", rows, s -> (short) s.getKey().medium().number()),
        column("boolean", rows, s -> s.getValue().optedOut()),
        column("bigint", rows, s -> micros(s.getValue().eventAt())),
        column("bigint", rows, s -> micros(s.getValue().since())),
        column("bigint", rows, s -> s.getValue().seq()));
  }

  void evidence(Map<Long, byte[]> evidence, Seals seals, Instant until) throws SQLException {
    if (evidence.isEmpty()) {
      return;
    }
    byte[][] sealed =
        evidence.entrySet().stream()
            .map(e -> seals.sealEvidence(e.getValue(), e.getKey()))
            .toArray(byte[][]::new);
    run(
        """
        insert into evidence (seq, sealed, kept_until)
        select seq, sealed, 'epoch'::timestamptz + ? * interval '1 us' from unnest(?, ?) as new (seq, sealed)
        """,
        micros(until),
        column("bigint", evidence.keySet(), seq -> seq),
        bytes(sealed));
  }

  void counts(Map<String, long[]> counts) throws SQLException {
    var rows = counts.entrySet();
    run(
        """
        insert into channel_count as old (channel, registered, known, review, set_aside, refused)
        select * from unnest(?, ?, ?, ?, ?, ?)
        on conflict (channel) do update set registered = old.registered + excluded.registered,
          known = old.known + excluded.known, review = old.review + excluded.review,
          set_aside = old.set_aside + excluded.set_aside, refused = old.refused + excluded.refused
        """,
        column("text", rows, Map.Entry::getKey),
        column("bigint", rows, row -> row.getValue()[Outcome.REGISTERED.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.KNOWN.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.REVIEW.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.SET_ASIDE.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.REFUSED.ordinal()]));
  }

  void hours(Map<String, long[]> counts, Map<String, Long> repeats, Instant now)
      throws SQLException {
    TreeMap<String, long[]> all = new TreeMap<>(counts);
    repeats
        .keySet()
        .forEach(channel -> all.putIfAbsent(channel, new long[Outcome.values().length]));
    var rows = all.entrySet();
    run(
        """
        insert into channel_hour as old (hour, channel, registered, known, review, set_aside, refused, repeats)
        select ?, * from unnest(?, ?, ?, ?, ?, ?, ?)
        on conflict (hour, channel) do update set registered = old.registered + excluded.registered,
          known = old.known + excluded.known, review = old.review + excluded.review,
          set_aside = old.set_aside + excluded.set_aside, refused = old.refused + excluded.refused,
          repeats = old.repeats + excluded.repeats
        """,
        Times.sql(now.truncatedTo(ChronoUnit.HOURS)),
        column("text", rows, Map.Entry::getKey),
        column("bigint", rows, row -> row.getValue()[Outcome.REGISTERED.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.KNOWN.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.REVIEW.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.SET_ASIDE.ordinal()]),
        column("bigint", rows, row -> row.getValue()[Outcome.REFUSED.ordinal()]),
        column("bigint", rows, row -> repeats.getOrDefault(row.getKey(), 0L)));
  }

  void group(long first, long last, Instant now, byte[] chain) throws SQLException {
    run(
        "insert into entry_group (first_seq, last_seq, committed_at, chain) values (?, ?, ?, ?)",
        first,
        last,
        Times.sql(now),
        chain);
    // Heard by the other hubs, after the commit.
    try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
      notify.setString(1, HeadWatch.CHANNEL);
      notify.setString(2, Long.toString(last));
      notify.execute();
    }
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private <T> Array column(String type, Collection<T> rows, Function<T, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  private Array bytes(byte[][] values) throws SQLException {
    return connection.createArrayOf("bytea", values);
  }

  private static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
  }
}
