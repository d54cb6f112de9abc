package io.optouthub.register;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases in PostgreSQL; {@link CaseRows} opens them. */
record PostgresCases(JdbcClient sql, Seals seals, Clock clock) implements Cases {

  private static final String SELECT =
      """
      select c.*, a.channel, a.reference from complaint_case c
      join entry e on e.seq = c.seq join arrival a on a.id = e.arrival
      """;

  @Override
  public List<Case> open(long after, int limit) {
    String page =
        """
        where c.closed_at is null and (:after = 0
          or (c.due_at, c.seq) > (select due_at, seq from complaint_case where seq = :after))
        order by c.due_at, c.seq limit :limit
        """;
    return page(page, after, limit);
  }

  @Override
  public List<Case> closed(long after, int limit) {
    String page =
        """
        where c.closed_at is not null and (:after = 0
          or (c.closed_at, c.seq) < (select closed_at, seq from complaint_case where seq = :after))
        order by c.closed_at desc, c.seq desc limit :limit
        """;
    return page(page, after, limit);
  }

  private List<Case> page(String page, long after, int limit) {
    return sql.sql(SELECT + page)
        .param("after", after)
        .param("limit", limit)
        .query((row, n) -> read(row, false))
        .list();
  }

  @Override
  public Optional<Case> find(long id, boolean clear) {
    return sql.sql(SELECT + "where c.seq = ?")
        .param(id)
        .query((row, n) -> read(row, clear))
        .optional();
  }

  @Override
  public Optional<Case> ofReference(String reference) {
    return sql.sql(SELECT + "where a.reference = ? order by c.seq limit 1")
        .param(reference)
        .query((row, n) -> read(row, false))
        .optional();
  }

  @Override
  public Answer close(long id, Closing closing, String by, @Nullable String remark) {
    byte[] sealed =
        remark == null ? null : seals.sealEvidence(remark.getBytes(StandardCharsets.UTF_8), id);
    String update =
        """
        update complaint_case set closed_at = ?, closed_by = ?, closing = ?, remark = ?
        where seq = ? and closed_at is null
        """;
    boolean made =
        sql.sql(update)
                .params(
                    Times.sql(Times.micros(clock.instant())),
                    Texts.storable(by),
                    closing.ordinal(),
                    sealed,
                    id)
                .update()
            == 1;
    return find(id, true)
        .map(stands -> made ? new Answer.Made(stands) : new Answer.Before(stands))
        .orElseGet(Answer.Nowhere::new);
  }

  @Override
  public Backlog backlog() {
    return sql.sql(
            """
            select count(*) filter (where closed_at is null),
              count(*) filter (where closed_at is null and due_at < ?),
              count(*) filter (where closed_at is not null)
            from complaint_case
            """)
        .param(Times.sql(clock.instant()))
        .query((row, n) -> new Backlog(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  private Case read(ResultSet row, boolean clear) throws SQLException {
    return new Case(
        row.getLong("seq"),
        Cause.values()[row.getInt("cause")],
        row.getString("channel"),
        row.getString("reference"),
        row.getString("earlier"),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        closedOf(row, clear));
  }

  private @Nullable Closed closedOf(ResultSet row, boolean clear) throws SQLException {
    Timestamp at = row.getTimestamp("closed_at");
    if (at == null) {
      return null;
    }
    byte[] remark = clear ? row.getBytes("remark") : null;
    return new Closed(
        at.toInstant(),
        row.getString("closed_by"),
        Closing.values()[row.getInt("closing")],
        remark == null
            ? null
            : new String(seals.openEvidence(remark, row.getLong("seq")), StandardCharsets.UTF_8));
  }
}
