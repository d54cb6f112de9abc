package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deliveries, as kept in PostgreSQL. */
@Component
class PostgresDeliveries implements Deliveries {

  private final JdbcClient sql;
  private final Courier courier;
  private final TargetStore targets;
  private final ParkedStore parked;
  private final Verifier verifier;
  private final DataMaps maps;
  private final DeliverySettings settings;
  private final Clock clock;

  PostgresDeliveries(
      JdbcClient sql,
      Courier courier,
      TargetStore targets,
      ParkedStore parked,
      Verifier verifier,
      DataMaps maps,
      DeliverySettings settings,
      Clock clock) {
    this.sql = sql;
    this.courier = courier;
    this.targets = targets;
    this.parked = parked;
    this.verifier = verifier;
    this.maps = maps;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Duration step(String target, Options options, Applier applier) {
    return courier.step(target, options, applier);
  }

  @Override
  public Duration verify(String target, Rounds rounds, ReadBack readBack) {
    return verifier.step(target, rounds, readBack);
  }

  @Override
  public void release(String target) {
    courier.release(target);
  }

  @Override
  public List<Status> statuses() {
    return sql.sql(
            """
            select t.*, h.head, v.verified_at,
              (select count(*) from drift d where d.target = t.name and d.state in ('found', 'applied')) as drifted,
              (select count(*) from parked p where p.target = t.name and p.state in ('parked', 'retry')) as parked_now,
              (select e.arrived_at from entry e where e.seq > t.position and e.kind <= 3 order by e.seq limit 1)
                as oldest
            from target t cross join (select coalesce(max(last_seq), 0) as head from entry_group) h
            left join verification v on v.target = t.name
            where t.removed_at is null
            order by t.name
            """)
        .query((row, n) -> status(row))
        .list();
  }

  private Status status(ResultSet row) throws SQLException {
    String name = row.getString("name");
    CallingSystem system = maps.current().systems().get(name);
    long position = row.getLong("position");
    long lag = Math.max(0, row.getLong("head") - position);
    Instant oldest = TargetStore.instant(row.getTimestamp("oldest"));
    return new Status(
        name,
        state(row, system, lag),
        position,
        lag,
        row.getLong("applied"),
        row.getLong("skipped"),
        row.getLong("parked_now"),
        oldest,
        oldest == null ? null : due(name, oldest),
        row.getString("last_error"),
        row.getInt("attempts"),
        TargetStore.instant(row.getTimestamp("next_attempt_at")),
        TargetStore.instant(row.getTimestamp("verified_at")),
        row.getLong("drifted"));
  }

  private static String state(ResultSet row, @Nullable CallingSystem system, long lag)
      throws SQLException {
    if (row.getBoolean("paused")) {
      return "paused";
    }
    if (system == null) {
      return "not-mapped";
    }
    if (row.getInt("attempts") > 0) {
      return "retrying";
    }
    return lag > 0 ? "catching-up" : "live";
  }

  @Override
  public void pause(String target) {
    targets.pause(target, true);
  }

  @Override
  public void resume(String target) {
    targets.pause(target, false);
  }

  @Override
  public void resync(String target) {
    targets.resync(target);
  }

  @Override
  public boolean retryParked(long id) {
    return parked.retry(id);
  }

  @Override
  public int retryAllParked(String target) {
    return parked.retryAll(target);
  }

  @Override
  public void remove(String target) {
    targets.remove(target, clock.instant());
  }

  @Override
  public List<Parked> parked(@Nullable String target) {
    return parked.open(target);
  }

  @Override
  public List<AtTarget> atTargets(long seq) {
    return sql.sql(
            """
            select t.name, t.position >= :seq as passed, r.at, r.answer,
              (select skip.key from jsonb_each(r.skips) skip, jsonb_array_elements(skip.value) run
                where :seq between (run->>0)::bigint and (run->>1)::bigint limit 1) as skipped,
              coalesce(o.state, p.state) as parked_state, coalesce(o.answer, p.answer) as parked_answer,
              coalesce(o.at, p.at) as parked_at,
              case when v.verified_to >= :seq then coalesce((select max(ended_at) from verify_round w
                where w.target = t.name and w.last_seq >= :seq), v.verified_at) end as verified_at,
              d.found_at, d.last_held_at
            from target t
            left join verification v on v.target = t.name
            left join lateral (select * from drift d where d.target = t.name and d.state in ('found', 'applied')
              and d.fingerprint = (select fingerprint from entry where seq = :seq)) d on true
            left join lateral (select * from receipt r where r.target = t.name
              and :seq between r.first_seq and r.last_seq order by r.id desc limit 1) r on true
            left join lateral (select * from parked p where p.target = t.name and p.seq = :seq
              order by p.id desc limit 1) p on true
            -- Refused once and refused again with a later entry of the same person: still parked.
            left join lateral (select * from parked o where p.state = 'superseded' and o.target = t.name
              and o.fingerprint = p.fingerprint and o.state in ('parked', 'retry') limit 1) o on true
            where t.removed_at is null or t.position >= :seq
            order by t.name
            """)
        .param("seq", seq)
        .query((row, n) -> atTarget(row))
        .list();
  }

  @Override
  public @Nullable Instant due(String target, Instant arrivedAt) {
    CallingSystem system = maps.current().systems().get(target);
    Deadline deadline = system == null ? null : system.deadline();
    return deadline == null ? null : deadline.after(arrivedAt, settings.timeZone());
  }

  private static AtTarget atTarget(ResultSet row) throws SQLException {
    String name = row.getString("name");
    String parkedState = row.getString("parked_state");
    boolean stillParked = "parked".equals(parkedState) || "retry".equals(parkedState);
    if (!row.getBoolean("passed")) {
      return new AtTarget(name, "pending", null, null);
    }
    if (stillParked) {
      Instant at = TargetStore.instant(row.getTimestamp("parked_at"));
      return new AtTarget(name, "parked", at, row.getString("parked_answer"));
    }
    if ("settled".equals(parkedState)) {
      Instant at = TargetStore.instant(row.getTimestamp("parked_at"));
      return new AtTarget(name, "applied", at, row.getString("parked_answer"));
    }
    Instant at = TargetStore.instant(row.getTimestamp("at"));
    String skipped = row.getString("skipped");
    if (skipped != null) {
      return new AtTarget(name, "skipped", at, skipped);
    }
    Instant drifted = TargetStore.instant(row.getTimestamp("found_at"));
    if (drifted != null) {
      Instant held = TargetStore.instant(row.getTimestamp("last_held_at"));
      return new AtTarget(name, "drifted", drifted, "last in force " + held);
    }
    Instant verified = TargetStore.instant(row.getTimestamp("verified_at"));
    return verified == null
        ? new AtTarget(name, "applied", at, row.getString("answer"))
        : new AtTarget(name, "verified", verified, row.getString("answer"));
  }
}
