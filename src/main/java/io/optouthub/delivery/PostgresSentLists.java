package io.optouthub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sent lists, as kept in PostgreSQL. */
@Component
class PostgresSentLists implements SentLists {

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PostgresSentLists(JdbcClient sql, TransactionTemplate transaction, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public long note(String target, String name, long first, long last, int rows) {
    Long sequence =
        transaction.execute(
            status -> {
              // One at a time, so that the numbers have no gaps.
              sql.sql("select from target where name = ? for update")
                  .param(target)
                  .query((row, n) -> true)
                  .optional();
              return sql.sql(
                      """
                      insert into sent_list (target, sequence, name, first_seq, last_seq, rows, at)
                      values (:target, (select coalesce(max(sequence), 0) + 1 from sent_list where target = :target),
                        :name, :first, :last, :rows, :at)
                      on conflict (target, name) do update set last_seq = excluded.last_seq, rows = excluded.rows,
                        at = excluded.at, acknowledged_at = null, acknowledged_by = null, reminded_at = null
                      returning sequence
                      """)
                  .param("target", target)
                  .param("name", name)
                  .param("first", first)
                  .param("last", last)
                  .param("rows", rows)
                  .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                  .query(Long.class)
                  .single();
            });
    return sequence == null ? 0 : sequence;
  }

  @Override
  public Optional<Sent> find(String target, String name) {
    return sql.sql("select * from sent_list where target = ? and name = ?")
        .params(target, name)
        .query((row, n) -> sent(row))
        .optional();
  }

  @Override
  public boolean acknowledge(String target, String name, String by) {
    return sql.sql(
                """
                update sent_list set acknowledged_at = ?, acknowledged_by = ?
                where target = ? and name = ? and acknowledged_at is null
                """)
            .params(clock.instant().atOffset(ZoneOffset.UTC), by, target, name)
            .update()
        == 1;
  }

  @Override
  public List<Sent> open(String target) {
    return sql.sql(
            """
            select * from sent_list where target = ? and acknowledged_at is null order by first_seq limit 1000
            """)
        .param(target)
        .query((row, n) -> sent(row))
        .list();
  }

  @Override
  public List<Sent> unconfirmed() {
    return sql.sql(
            """
            select l.* from sent_list l join verification v on v.target = l.target join target t on t.name = l.target
            where acknowledged_at is null and reminded_at is null and removed_at is null order by l.at limit 1000
            """)
        .query((row, n) -> sent(row))
        .list();
  }

  @Override
  public boolean remind(Sent list, @Nullable Instant at) {
    return sql.sql(
                """
                update sent_list set reminded_at = :at::timestamptz
                where target = :target and name = :name and (:at::timestamptz is null or reminded_at is null)
                """)
            .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC).toString())
            .param("target", list.target())
            .param("name", list.name())
            .update()
        == 1;
  }

  private static Sent sent(ResultSet row) throws SQLException {
    return new Sent(
        row.getString("target"),
        row.getLong("sequence"),
        row.getString("name"),
        row.getLong("first_seq"),
        row.getLong("last_seq"),
        row.getInt("rows"),
        row.getTimestamp("at").toInstant(),
        TargetStore.instant(row.getTimestamp("acknowledged_at")));
  }
}
