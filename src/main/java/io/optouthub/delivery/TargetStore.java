package io.optouthub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.register.DatabaseUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases, positions and receipts. Whatever moves a position names the fence it holds, else it moves
 * nothing.
 */
@Component
class TargetStore {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final ParkedStore parked;

  TargetStore(
      JdbcClient sql, TransactionTemplate transaction, ParkedStore parked, DatabaseUse use) {
    this.sql = sql;
    this.transaction = transaction;
    this.parked = parked;
    if (use.alone()) {
      // Whoever held a lease here was this hub before it was killed; nobody needs to wait for it.
      sql.sql("update target set lease_holder = null").update();
    }
  }

  /** Makes the target known; whether it was new, or had been taken away. */
  boolean known(String target) {
    return sql.sql(
                """
                insert into target (name) values (?) on conflict (name) do update
                set removed_at = null, position = 0, generation = target.generation + 1, scope = null,
                  attempts = 0, next_attempt_at = null, last_error = null, paused = false
                where target.removed_at is not null
                """)
            .param(target)
            .update()
        == 1;
  }

  /** Takes it away; its receipts stay. */
  void remove(String target, Instant now) {
    sql.sql("update target set removed_at = ?, lease_holder = null where name = ?")
        .params(now.atOffset(ZoneOffset.UTC), target)
        .update();
  }

  /** What it is fed by from now on; other than before, everything is sent again. */
  void scope(Target target, String scope) {
    if (target.scope() != null) {
      resync(target.name());
    }
    sql.sql("update target set scope = ? where name = ?").params(scope, target.name()).update();
  }

  /** What its idempotency keys begin with. */
  String keys(String target) {
    return sql.sql("select generation from target where name = ?")
        .param(target)
        .query((row, n) -> Target.keys(target, row.getInt("generation")))
        .single();
  }

  /**
   * Moves the position with its receipt; false when the lease was lost or a resynchronisation came
   * between.
   */
  boolean move(Target target, UUID hub, Move move, Instant now) {
    return move.parked().isEmpty()
        ? advance(target, hub, move, now)
        : Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  boolean moved = advance(target, hub, move, now);
                  if (moved) {
                    parked.park(target.name(), move.parked(), now);
                  }
                  return moved;
                }));
  }

  /**
   * Position, receipt, and what is in force now in place of what was refused before: one statement,
   * so that a target waits once for the database.
   */
  private boolean advance(Target target, UUID hub, Move move, Instant now) {
    boolean told = !move.applied().isEmpty() || move.skipped() > 0 || !move.parked().isEmpty();
    return sql.sql(
                """
                with moved as (
                  update target set position = :to, attempts = 0, next_attempt_at = null, last_error = null,
                    applied = applied + :applied, skipped = skipped + :skipped
                  where name = :name and lease_holder = :hub and fence = :fence and generation = :generation
                  returning name),
                told as (
                  insert into receipt
                    (target, first_seq, last_seq, applied, skipped, parked, answer, skips, fence, at)
                  select name, :first, :to, :applied, :skipped, :parked, :answer::text, :skips::jsonb, :fence, :at
                  from moved where :told),
                replaced as (
                  update parked set state = 'superseded', at = :at from moved
                  where target = moved.name and state in ('parked', 'retry') and fingerprint = any(:people))
                select count(*) from moved
                """)
            .param("to", move.to())
            .param("applied", move.applied().size())
            .param("skipped", move.skipped())
            .param("name", target.name())
            .param("hub", hub)
            .param("fence", target.fence())
            .param("generation", target.generation())
            .param("first", target.position() + 1)
            .param("parked", move.parked().size())
            .param("answer", move.answer())
            .param("skips", json(move.skips()))
            .param("at", now.atOffset(ZoneOffset.UTC))
            .param("told", told)
            .param("people", parked.perhaps(target.name(), move.applied()).toArray(UUID[]::new))
            .query(Long.class)
            .single()
        == 1;
  }

  /**
   * Notes a failed attempt; false when the lease was lost. The pause ends by the database's clock,
   * the only one that all hubs share.
   */
  boolean failed(Target target, UUID hub, int attempts, Duration pause, String error) {
    return sql.sql(
                """
            update target set attempts = ?, next_attempt_at = now() + ? * interval '1 ms', last_error = ?
            where name = ? and lease_holder = ? and fence = ?
            """)
            .params(attempts, pause.toMillis(), error, target.name(), hub, target.fence())
            .update()
        == 1;
  }

  void pause(String target, boolean paused) {
    known(target);
    // Resumed means: now, whatever pause a failure had earned it.
    sql.sql("update target set paused = ?, next_attempt_at = null where name = ?")
        .params(paused, target)
        .update();
  }

  void resync(String target) {
    known(target);
    sql.sql(
            """
            update target set position = 0, generation = generation + 1, next_attempt_at = null where name = ?
            """)
        .param(target)
        .update();
  }

  static Target target(ResultSet row) throws SQLException {
    return new Target(
        row.getString("name"),
        row.getLong("position"),
        row.getInt("generation"),
        row.getBoolean("paused"),
        row.getLong("fence"),
        row.getInt("attempts"),
        row.getBoolean("waits"),
        row.getBoolean("again"),
        row.getString("scope"));
  }

  static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static String json(Map<String, ?> value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
