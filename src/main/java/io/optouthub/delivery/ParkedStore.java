package io.optouthub.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records that targets refused. */
@Component
class ParkedStore {

  private static final String COLUMNS =
      "select id, target, seq, answer, at, attempts, state from parked ";

  private static final int FEW = 50;

  private final JdbcClient sql;

  ParkedStore(JdbcClient sql) {
    this.sql = sql;
  }

  void park(String target, List<Move.Parking> records, Instant now) {
    for (Move.Parking record : records) {
      // A resynchronisation that meets the same refusal again does not double it.
      superseded(target, record.fingerprint(), now);
      sql.sql("insert into parked (target, seq, fingerprint, answer, at) values (?, ?, ?, ?, ?)")
          .params(
              target,
              record.seq(),
              record.fingerprint(),
              record.answer(),
              now.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  /** What is refused now replaces what was refused before. */
  private void superseded(String target, UUID person, Instant now) {
    sql.sql(
            """
            update parked set state = 'superseded', at = ?
            where target = ? and state in ('parked', 'retry') and fingerprint = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), target, person)
        .update();
  }

  /**
   * Those of these people of whom a record may be parked: most targets refuse nothing, and a long
   * list is not sent to find that out.
   */
  List<UUID> perhaps(String target, List<UUID> people) {
    return people.size() > FEW && !any(target) ? List.of() : people;
  }

  private boolean any(String target) {
    return sql.sql(
            "select exists (select from parked where target = ? and state in ('parked', 'retry'))")
        .param(target)
        .query(Boolean.class)
        .single();
  }

  /** Those of these people whose record a target refused. */
  Set<UUID> held(String target, Set<UUID> people) {
    return Set.copyOf(
        sql.sql(
                """
                select distinct fingerprint from parked
                where target = ? and state in ('parked', 'retry') and fingerprint = any(?)
                """)
            .params(target, people.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  boolean retry(long id) {
    return sql.sql("update parked set state = 'retry' where id = ? and state = 'parked'")
            .param(id)
            .update()
        == 1;
  }

  int retryAll(String target) {
    return sql.sql("update parked set state = 'retry' where target = ? and state = 'parked'")
        .param(target)
        .update();
  }

  List<Deliveries.Parked> toRetry(String target) {
    return list(
        sql.sql(COLUMNS + "where target = ? and state = 'retry' order by id limit 100")
            .param(target));
  }

  List<Deliveries.Parked> open(@Nullable String target) {
    return list(
        sql.sql(
                COLUMNS
                    + """
                    where state in ('parked', 'retry') and (:target::text is null or target = :target)
                    order by id limit 1000
                    """)
            .param("target", target));
  }

  /** It is in force after all, with the target's answer; counted as applied. */
  void settled(long id, @Nullable String answer, Instant now) {
    sql.sql(
            """
            with done as (
              update parked set state = 'settled', answer = coalesce(?, 'applied'), at = ?
              where id = ? and state = 'retry' returning target)
            update target set applied = applied + 1 where name in (select target from done)
            """)
        .params(answer, now.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  /** There is nothing left to send, and why. */
  void dropped(long id, String reason, Instant now) {
    sql.sql(
            """
            update parked set state = 'superseded', answer = ?, at = ? where id = ? and state = 'retry'
            """)
        .params("not sent again: " + reason, now.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  void refusedAgain(long id, String answer, Instant now) {
    sql.sql(
            """
            update parked set state = 'parked', answer = ?, at = ?, attempts = attempts + 1
            where id = ? and state = 'retry'
            """)
        .params(answer, now.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  private static List<Deliveries.Parked> list(JdbcClient.StatementSpec query) {
    return query
        .query(
            (row, n) ->
                new Deliveries.Parked(
                    row.getLong("id"),
                    row.getString("target"),
                    row.getLong("seq"),
                    row.getString("answer"),
                    row.getTimestamp("at").toInstant(),
                    row.getInt("attempts"),
                    row.getString("state")))
        .list();
  }
}
