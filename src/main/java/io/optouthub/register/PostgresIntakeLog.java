package io.optouthub.register;

import io.optouthub.optout.Outcome;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log as items: the entries that one message or row brought, together. */
final class PostgresIntakeLog implements IntakeLog {

  /** More entries than one item can have: mails and requests are bounded far below. */
  private static final int ENTRIES = 5_000;

  private static final String COLUMNS =
      """
      select e.seq, e.arrival, e.row_no, e.kind, e.fingerprint, e.media, e.brand, e.event_at, e.arrived_at, e.note,
        a.channel, a.kind as arrival_kind, a.origin, a.reference, s.sealed,
        d.seq as decided_seq, d.verdict, d.decided_by, d.decided_at, d.template, d.remark
      """;

  private static final String JOINED =
      """
      join arrival a on a.id = e.arrival left join sealed_identity s using (fingerprint)
        left join review_decision d on d.review = e.seq
      """;

  private final JdbcClient sql;
  private final Seals seals;

  PostgresIntakeLog(JdbcClient sql, Seals seals) {
    this.sql = sql;
    this.seals = seals;
  }

  @Override
  public List<Line> lines(@Nullable String channel, long after, int limit, boolean clear) {
    String where = channel == null ? "" : "and a.channel = :channel ";
    long from = after;
    while (true) {
      ItemLines page = new ItemLines(seals, clear, false, ENTRIES);
      sql.sql(
              COLUMNS
                  + "from entry e "
                  + JOINED
                  + "where e.seq > :after "
                  + where
                  + "order by e.seq limit "
                  + ENTRIES)
          .param("after", from)
          .param("channel", channel)
          .query((ResultSet rows) -> page.read(rows));
      List<Line> lines = page.lines();
      if (!lines.isEmpty() || !page.full()) {
        return lines.subList(0, Math.min(limit, lines.size()));
      }
      // Nothing but decisions, which are no items: what arrived after them is not to be missed.
      from = page.last();
    }
  }

  @Override
  public List<Line> byReference(String reference, boolean clear) {
    // Row by row, as the index has them: sorted by entry, a file of millions would be read whole.
    String from =
        """
        from (
          select * from entry where arrival = (select id from arrival where reference = ?)
          order by row_no, seq limit 5000) e
        """;
    return whole(from + JOINED + "order by e.row_no, e.seq", reference, clear);
  }

  /** The items that these entries belong to, each with what a decision added; oldest first. */
  List<Line> items(List<Long> seqs, boolean clear) {
    // Fenced by the offset: a planner that thinks of the average file would read all of a large
    // one.
    String from =
        """
        from (select distinct i.arrival, i.row_no from entry i where i.seq = any(?)) place
        cross join lateral (
          select * from entry one where one.arrival = place.arrival and one.row_no = place.row_no offset 0) e
        """;
    return seqs.isEmpty()
        ? List.of()
        : whole(from + JOINED + "order by e.seq", seqs.toArray(Long[]::new), clear);
  }

  private List<Line> whole(String from, Object of, boolean clear) {
    ItemLines items = new ItemLines(seals, clear, true, Integer.MAX_VALUE);
    sql.sql(COLUMNS + from).param(of).query((ResultSet rows) -> items.read(rows));
    return items.lines();
  }

  @Override
  public Optional<Instant> lastArrival(String channel) {
    return sql.sql(
            "select arrived_at from arrival where channel = ? order by arrived_at desc limit 1")
        .param(channel)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public Map<String, Map<Outcome, Long>> counts() {
    Map<String, Map<Outcome, Long>> counts = new TreeMap<>();
    sql.sql("select channel, registered, known, review, set_aside, refused from channel_count")
        .query(
            row -> {
              Map<Outcome, Long> one = new EnumMap<>(Outcome.class);
              for (Outcome outcome : Outcome.values()) {
                one.put(outcome, row.getLong(outcome.name().toLowerCase(java.util.Locale.ROOT)));
              }
              counts.put(row.getString("channel"), one);
            });
    return counts;
  }

  @Override
  public Optional<byte[]> evidence(long id) {
    String first =
        """
        select v.seq, v.sealed from entry e
        join entry f on f.arrival = e.arrival and f.row_no = e.row_no
        join evidence v on v.seq = f.seq where e.seq = ? order by v.seq limit 1
        """;
    return sql.sql(first)
        .param(id)
        .query((row, n) -> seals.openEvidence(row.getBytes(2), row.getLong(1)))
        .optional();
  }
}
