package io.optouthub.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the rounds are in which targets are asked what they hold. */
@Component
class VerifyStore {

  /**
   * @param position the last entry of this round that was asked about
   * @param endedAt null until the round has caught up with what was applied
   * @param waits whether the pause that a failure earned it is not over, by the database's clock
   */
  record Round(
      long position,
      Instant startedAt,
      @Nullable Instant endedAt,
      int generation,
      int attempts,
      boolean waits) {}

  private final JdbcClient sql;

  VerifyStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** The round under way; the first one begins now. */
  Round of(String target, Instant now) {
    sql.sql("insert into verification (target, started_at) values (?, ?) on conflict do nothing")
        .params(target, now.atOffset(ZoneOffset.UTC))
        .update();
    return sql.sql(
            """
            select *, coalesce(next_attempt_at > now(), false) as waits from verification where target = ?
            """)
        .param(target)
        .query((row, n) -> round(row))
        .single();
  }

  private static Round round(ResultSet row) throws SQLException {
    return new Round(
        row.getLong("position"),
        row.getTimestamp("started_at").toInstant(),
        TargetStore.instant(row.getTimestamp("ended_at")),
        row.getInt("generation"),
        row.getInt("attempts"),
        row.getBoolean("waits"));
  }

  /** Up to which entry the target had applied everything by then. */
  long appliedBy(Target target, Instant time) {
    return sql.sql(
            """
            select least(?, coalesce(max(last_seq), 0)) from receipt where target = ? and at <= ?
            """)
        .params(target.position(), target.name(), time.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** A new round, from the beginning of the log. */
  void begin(Target target, Instant now) {
    sql.sql(
            """
            update verification set position = 0, started_at = ?, ended_at = null, asked = 0, missing = 0,
              verified_to = case when generation = ? then verified_to else 0 end, generation = ?
            where target = ?
            """)
        .params(
            now.atOffset(ZoneOffset.UTC), target.generation(), target.generation(), target.name())
        .update();
  }

  void asked(String target, long to, int asked, int missing, Instant now) {
    sql.sql(
            """
            update verification set position = :to, asked = asked + :asked, missing = missing + :missing,
              verified_to = greatest(verified_to, :to), verified_at = :now,
              attempts = 0, next_attempt_at = null, last_error = null
            where target = :target
            """)
        .param("to", to)
        .param("asked", asked)
        .param("missing", missing)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("target", target)
        .update();
  }

  /** Everything that was applied has been asked about. */
  void end(String target, Instant now) {
    sql.sql(
            """
            with ended as (
              update verification set ended_at = :now, verified_at = :now where target = :target returning *)
            insert into verify_round (target, started_at, ended_at, last_seq, asked, missing)
            select target, started_at, ended_at, position, asked, missing from ended
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("target", target)
        .update();
  }

  void failed(String target, int attempts, Duration pause, String error) {
    sql.sql(
            """
            update verification set attempts = ?, next_attempt_at = now() + ? * interval '1 ms', last_error = ?
            where target = ?
            """)
        .params(attempts, pause.toMillis(), error, target)
        .update();
  }
}
