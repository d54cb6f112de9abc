package io.optouthub.register;

import static io.optouthub.register.ColumnType.BIGINT;
import static io.optouthub.register.ColumnType.BOOLEAN;
import static io.optouthub.register.ColumnType.BYTEA;
import static io.optouthub.register.ColumnType.INTEGER;
import static io.optouthub.register.ColumnType.SMALLINT;
import static io.optouthub.register.ColumnType.TEXT;
import static io.optouthub.register.ColumnType.TIME;

import io.optouthub.optout.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The statements that write a group: for each table one, or a COPY where there are many rows. */
final class GroupRows {

  @SuppressWarnings("ArrayRecordComponent")
  record Logged(Entry entry, byte[] digest) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Proof(long seq, byte[] sealed, Instant until) {}

  private static final Table<Logged> ENTRIES =
      new Table<>(
          "entry",
          "",
          List.of(
              new Column<>("seq", BIGINT, e -> e.entry().seq()),
              new Column<>("arrival", BIGINT, e -> e.entry().arrival()),
              new Column<>("row_no", INTEGER, e -> e.entry().row()),
              new Column<>("kind", SMALLINT, e -> (short) e.entry().kind().ordinal()),
              new Column<>("fingerprint", ColumnType.UUID, e -> e.entry().fingerprint()),
              new Column<>("media", SMALLINT, e -> (short) e.entry().media()),
              new Column<>("brand", TEXT, e -> e.entry().brand()),
              new Column<>("event_at", TIME, e -> micros(e.entry().eventAt())),
              new Column<>("arrived_at", TIME, e -> micros(e.entry().arrivedAt())),
              new Column<>("note", TEXT, e -> e.entry().note()),
              new Column<>("digest", BYTEA, Logged::digest)));

  private static final Table<Map.Entry<UUID, byte[]>> SEALED =
      new Table<>(
          "sealed_identity",
          "on conflict (fingerprint) do nothing",
          List.of(
              new Column<>("fingerprint", ColumnType.UUID, Map.Entry::getKey),
              new Column<>("sealed", BYTEA, Map.Entry::getValue)));

  private static final Table<Map.Entry<Ruling.Key, Ruling.State>> STATES =
      new Table<>(
          "suppression",
          """
          on conflict (fingerprint, brand, medium) do update set opted_out = excluded.opted_out,
            event_at = excluded.event_at, since = excluded.since, seq = excluded.seq
          """,
          List.of(
              new Column<>("fingerprint", ColumnType.UUID, s -> s.getKey().fingerprint()),
              new Column<>("brand", TEXT, s -> s.getKey().brand()),
              new Column<>("medium", SMALLINT, s -> (short) s.getKey().medium().number()),
              new Column<>("opted_out", BOOLEAN, s -> s.getValue().optedOut()),
              new Column<>("event_at", TIME, s -> micros(s.getValue().eventAt())),
              new Column<>("since", TIME, s -> micros(s.getValue().since())),
              new Column<>("seq", BIGINT, s -> s.getValue().seq())));

  private static final Table<Proof> EVIDENCE =
      new Table<>(
          "evidence",
          "",
          List.of(
              new Column<>("seq", BIGINT, Proof::seq),
              new Column<>("sealed", BYTEA, Proof::sealed),
              new Column<>("kept_until", TIME, e -> micros(e.until()))));

  /** More rows than a group ever has; a power of two. */
  private static final long MOST = 1 << 26;

  private final Statements to;
  private final int many;

  /**
   * @param many from how many rows on a table is written by COPY
   */
  GroupRows(Statements to, int many) {
    this.to = to;
    this.many = many;
  }

  void arrivals(Collection<Group.Stored> arrivals) throws SQLException {
    to.add(
        """
        insert into arrival (id, channel, kind, origin, key, reference, arrived_at, rows_done, complete, same_as)
        select id, channel, kind, origin, key, reference, 'epoch'::timestamptz + at * interval '1 us', rows_done,
          complete, same_as
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          as new (id, channel, kind, origin, key, reference, at, rows_done, complete, same_as)
        on conflict (id) do update set rows_done = excluded.rows_done, complete = excluded.complete
        """,
        to.column("bigint", arrivals, Group.Stored::id),
        to.column("text", arrivals, a -> a.arrival().channel()),
        to.column("smallint", arrivals, a -> (short) a.arrival().kind().ordinal()),
        to.column("text", arrivals, a -> Texts.storable(a.arrival().origin())),
        to.column("uuid", arrivals, Group.Stored::key),
        to.column("text", arrivals, Group.Stored::reference),
        to.column("bigint", arrivals, a -> micros(a.arrival().arrivedAt())),
        to.column("integer", arrivals, Group.Stored::rowsDone),
        to.column("boolean", arrivals, Group.Stored::complete),
        to.column("bigint", arrivals, Group.Stored::sameAs));
  }

  void entries(List<Logged> entries) throws SQLException {
    ENTRIES.write(to, entries, many, entry -> true);
  }

  void sealed(Map<UUID, byte[]> sealed, Ruling ruling) throws SQLException {
    SEALED.write(to, sorted(sealed, id -> id), many, one -> !ruling.knows(one.getKey()));
  }

  void states(Ruling ruling) throws SQLException {
    STATES.write(
        to,
        sorted(ruling.changed(), Ruling.Key::fingerprint),
        many,
        one -> !ruling.knows(one.getKey()));
  }

  void evidence(Map<Long, byte[]> evidence, Seals seals, Instant until) throws SQLException {
    List<Proof> proofs =
        evidence.entrySet().stream()
            .map(e -> new Proof(e.getKey(), seals.sealEvidence(e.getValue(), e.getKey()), until))
            .toList();
    EVIDENCE.write(to, proofs, many, one -> true);
  }

  void counts(Map<String, long[]> counts) throws SQLException {
    var rows = counts.entrySet();
    to.add(
        """
        insert into channel_count as old (channel, registered, known, review, set_aside, refused)
        select * from unnest(?, ?, ?, ?, ?, ?)
        on conflict (channel) do update set registered = old.registered + excluded.registered,
          known = old.known + excluded.known, review = old.review + excluded.review,
          set_aside = old.set_aside + excluded.set_aside, refused = old.refused + excluded.refused
        """,
        to.column("text", rows, Map.Entry::getKey),
        to.column("bigint", rows, row -> row.getValue()[Outcome.REGISTERED.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.KNOWN.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.REVIEW.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.SET_ASIDE.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.REFUSED.ordinal()]));
  }

  void hours(Map<String, long[]> counts, Map<String, Long> repeats, Instant now)
      throws SQLException {
    TreeMap<String, long[]> all = new TreeMap<>(counts);
    repeats
        .keySet()
        .forEach(channel -> all.putIfAbsent(channel, new long[Outcome.values().length]));
    var rows = all.entrySet();
    to.add(
        """
        insert into channel_hour as old (hour, channel, registered, known, review, set_aside, refused, repeats)
        select ?, * from unnest(?, ?, ?, ?, ?, ?, ?)
        on conflict (hour, channel) do update set registered = old.registered + excluded.registered,
          known = old.known + excluded.known, review = old.review + excluded.review,
          set_aside = old.set_aside + excluded.set_aside, refused = old.refused + excluded.refused,
          repeats = old.repeats + excluded.repeats
        """,
        Times.sql(now.truncatedTo(ChronoUnit.HOURS)),
        to.column("text", rows, Map.Entry::getKey),
        to.column("bigint", rows, row -> row.getValue()[Outcome.REGISTERED.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.KNOWN.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.REVIEW.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.SET_ASIDE.ordinal()]),
        to.column("bigint", rows, row -> row.getValue()[Outcome.REFUSED.ordinal()]),
        to.column("bigint", rows, row -> repeats.getOrDefault(row.getKey(), 0L)));
  }

  void group(long first, long last, Instant now, byte[] chain) {
    to.add(
        "insert into entry_group (first_seq, last_seq, committed_at, chain) values (?, ?, ?, ?)",
        first,
        last,
        Times.sql(now),
        chain);
    // Heard by the other hubs, after the commit.
    to.add("select pg_notify(?, ?)", HeadWatch.CHANNEL, Long.toString(last));
  }

  /** Neighbours in an index after each other: by the first bits, in PostgreSQL's order. */
  private static <K, V> List<Map.Entry<K, V>> sorted(Map<K, V> rows, Function<K, UUID> id) {
    List<Map.Entry<K, V>> all = new ArrayList<>(rows.entrySet());
    long[] order = new long[all.size()];
    for (int i = 0; i < order.length; i++) {
      long first = id.apply(all.get(i).getKey()).getMostSignificantBits() ^ Long.MIN_VALUE;
      order[i] = first & -MOST | i;
    }
    Arrays.sort(order);
    return Arrays.stream(order).mapToObj(one -> all.get((int) (one & MOST - 1))).toList();
  }

  private static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
  }
}
