package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log as items: the entries that one message or row brought, together. */
final class PostgresIntakeLog implements IntakeLog {

  /** More entries than one item can have: mails and requests are bounded far below. */
  private static final int ENTRIES = 5_000;

  private static final String COLUMNS =
      """
      select e.seq, e.arrival, e.row_no, e.kind, e.fingerprint, e.media, e.brand, e.event_at, e.arrived_at, e.note,
        a.channel, a.kind as arrival_kind, a.origin, a.reference, s.sealed
      from entry e join arrival a on a.id = e.arrival left join sealed_identity s using (fingerprint)
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
    List<Line> lines =
        sql.sql(COLUMNS + "where e.seq > :after " + where + "order by e.seq limit " + ENTRIES)
            .param("after", after)
            .param("channel", channel)
            .query((ResultSet rows) -> items(rows, clear, ENTRIES));
    return lines == null ? List.of() : lines.subList(0, Math.min(limit, lines.size()));
  }

  @Override
  public List<Line> byReference(String reference, boolean clear) {
    List<Line> lines =
        sql.sql(COLUMNS + "where a.reference = ? order by e.seq limit " + ENTRIES)
            .param(reference)
            .query((ResultSet rows) -> items(rows, clear, Integer.MAX_VALUE));
    return lines == null ? List.of() : lines;
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

  /**
   * Groups consecutive entries of one arrival and row; the last group is left out if the page cut
   * it.
   */
  private List<Line> items(ResultSet rows, boolean clear, int cutAt) throws SQLException {
    List<Line> items = new ArrayList<>();
    ItemRows item = null;
    int read = 0;
    while (rows.next()) {
      read++;
      if (item == null || !item.holds(rows)) {
        if (item != null) {
          items.add(item.line());
        }
        item = new ItemRows(rows);
      }
      item.add(rows, clear);
    }
    if (item != null && (read < cutAt || items.isEmpty())) {
      items.add(item.line());
    }
    return items;
  }

  /** The entries of one item, as they are read. */
  private final class ItemRows {
    private final long arrival;
    private final int row;
    private final long firstSeq;
    private final String channel;
    private final Arrival.Kind kind;
    private final String origin;
    private final String reference;
    private final Instant arrivedAt;
    private final List<Request> requests = new ArrayList<>();
    private long id;
    private Outcome outcome = Outcome.REGISTERED;
    private @Nullable String reason;

    ItemRows(ResultSet first) throws SQLException {
      arrival = first.getLong("arrival");
      row = first.getInt("row_no");
      firstSeq = first.getLong("seq");
      channel = first.getString("channel");
      kind = Arrival.Kind.values()[first.getInt("arrival_kind")];
      origin = first.getString("origin");
      reference = first.getString("reference");
      arrivedAt = first.getTimestamp("arrived_at").toInstant();
    }

    boolean holds(ResultSet next) throws SQLException {
      return next.getLong("arrival") == arrival && next.getInt("row_no") == row;
    }

    void add(ResultSet line, boolean clear) throws SQLException {
      id = line.getLong("seq");
      Entry.Kind entry = Entry.Kind.of(line.getInt("kind"));
      if (entry.request()) {
        requests.add(request(line, entry, clear));
      } else {
        outcome = outcome(entry);
        reason = line.getString("note");
      }
    }

    Line line() {
      return new Line(
          id,
          firstSeq,
          channel,
          kind.word(),
          origin,
          row,
          reference,
          outcome,
          reason,
          arrivedAt,
          List.copyOf(requests));
    }
  }

  private Request request(ResultSet line, Entry.Kind kind, boolean clear) throws SQLException {
    byte[] sealed = line.getBytes("sealed");
    return new Request(
        line.getLong("seq"),
        switch (kind) {
          case OPT_IN -> "opt-in";
          case REPEAT -> "repeat";
          default -> "opt-out";
        },
        Medium.ofBits(line.getInt("media")),
        new Scope(line.getString("brand")),
        line.getTimestamp("event_at").toInstant(),
        clear && sealed != null
            ? seals.open(sealed, line.getObject("fingerprint", UUID.class))
            : null);
  }

  private static Outcome outcome(Entry.Kind kind) {
    return switch (kind) {
      case KNOWN -> Outcome.KNOWN;
      case SET_ASIDE -> Outcome.SET_ASIDE;
      case REFUSED -> Outcome.REFUSED;
      default -> Outcome.REVIEW;
    };
  }
}
