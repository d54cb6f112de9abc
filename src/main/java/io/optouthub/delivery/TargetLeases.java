package io.optouthub.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which hub feeds a target: by the clock of the database, the only one that all hubs share. */
@Component
class TargetLeases {

  private static final String COLUMNS =
      """
      name, position, generation, paused, fence, attempts, scope,
        coalesce(next_attempt_at > now(), false) as waits,
        exists (select from parked p where p.target = target.name and p.state = 'retry')
          or exists (select from drift d where d.target = target.name and d.state = 'found') as again
      """;

  private final JdbcClient sql;

  TargetLeases(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Takes or keeps the lease; empty while another hub holds it. One that has most of its time left
   * is only looked at: a target that is up to date would else write more often than it reads.
   */
  Optional<Target> lease(String target, UUID hub, Duration length) {
    Optional<Target> held = held(target, hub, length.multipliedBy(2).dividedBy(3));
    return held.isPresent() ? held : taken(target, hub, length);
  }

  private Optional<Target> taken(String target, UUID hub, Duration length) {
    return sql.sql(
            """
            update target set
              fence = case when lease_holder = :hub and lease_until > now() then fence else fence + 1 end,
              lease_holder = :hub, lease_until = now() + :millis * interval '1 ms'
            where name = :name and removed_at is null and (lease_holder is null or lease_holder = :hub or lease_until < now())
            returning %s
            """
                .formatted(COLUMNS))
        .param("hub", hub)
        .param("millis", length.toMillis())
        .param("name", target)
        .query((row, n) -> TargetStore.target(row))
        .optional();
  }

  /** The target, if this hub holds its lease. */
  Optional<Target> led(String target, UUID hub) {
    return held(target, hub, Duration.ZERO);
  }

  /** The target, if this hub holds its lease for longer than that. */
  private Optional<Target> held(String target, UUID hub, Duration left) {
    return sql.sql(
            """
            select %s from target
            where name = ? and lease_holder = ? and lease_until > now() + ? * interval '1 ms'
              and removed_at is null
            """
                .formatted(COLUMNS))
        .params(target, hub, left.toMillis())
        .query((row, n) -> TargetStore.target(row))
        .optional();
  }

  /**
   * Whether the lease is still held under this fence; prolongs it. One that ran out counts as held
   * while nobody took it: a slow batch is no reason to stop.
   */
  boolean renew(Target target, UUID hub, Duration length) {
    return sql.sql(
                """
                update target set lease_until = now() + :millis * interval '1 ms'
                where name = :name and lease_holder = :hub and fence = :fence
                """)
            .param("hub", hub)
            .param("millis", length.toMillis())
            .param("name", target.name())
            .param("fence", target.fence())
            .update()
        == 1;
  }

  void release(String target, UUID hub) {
    sql.sql("update target set lease_holder = null where name = ? and lease_holder = ?")
        .params(target, hub)
        .update();
  }
}
