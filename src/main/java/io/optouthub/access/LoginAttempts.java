package io.optouthub.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts logins by the name that was typed, whether or not there is such a user, so that a lock
 * tells nobody which names exist.
 */
@Repository
class LoginAttempts {

  private final JdbcClient jdbc;
  private final LoginSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LoginAttempts(
      JdbcClient jdbc, LoginSettings settings, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Counts an attempt before its password is looked at, so that many at once are all counted.
   *
   * @return false when the name is locked, and the password must not be looked at
   */
  boolean begin(String name) {
    return Boolean.TRUE.equals(transaction.execute(status -> counted(name, clock.instant())));
  }

  private boolean counted(String name, Instant now) {
    int attempts =
        jdbc.sql(
                """
                insert into login_attempt as a (account, attempts, since) values (:account, 1, :now)
                on conflict (account) do update set
                  attempts = case when a.locked_until > :now then a.attempts
                                  when a.locked_until is not null or a.since < :start then 1
                                  else a.attempts + 1 end,
                  since = case when a.locked_until > :now then a.since
                               when a.locked_until is not null or a.since < :start then :now
                               else a.since end,
                  locked_until = case when a.locked_until > :now then a.locked_until end
                returning case when locked_until is null then attempts else -1 end
                """)
            .param("account", Secrets.hash(name))
            .param("now", Times.utc(now))
            .param("start", Times.utc(now.minus(settings.within())))
            .query(Integer.class)
            .single();
    if (attempts >= settings.attempts()) {
      lock(name, now);
    }
    return attempts > 0;
  }

  /** The last attempt is still looked at; a name that exists leaves a line in the audit. */
  private void lock(String name, Instant now) {
    jdbc.sql("update login_attempt set locked_until = ? where account = ?")
        .params(Times.utc(now.plus(settings.locked())), Secrets.hash(name))
        .update();
    jdbc.sql(
            """
            insert into audit (at, who, what, object, why)
            select ?, ?, 'user-locked', name, ? from console_user where name = ?
            """)
        .params(Times.utc(now), Audit.HUB, settings.attempts() + " logins", name)
        .update();
  }

  /** The right password was given, or an administrator changed the account. */
  void forget(String name) {
    jdbc.sql("delete from login_attempt where account = ?").param(Secrets.hash(name)).update();
  }

  @Nullable Instant lockedUntil(String name) {
    Optional<Instant> until =
        jdbc.sql("select locked_until from login_attempt where account = ? and locked_until > ?")
            .params(Secrets.hash(name), Times.utc(clock.instant()))
            .query((row, n) -> row.getTimestamp(1).toInstant())
            .optional();
    return until.orElse(null);
  }

  /** Names that nobody tries any more. */
  @Scheduled(fixedDelayString = "PT10M")
  void sweep() {
    Instant now = clock.instant();
    jdbc.sql("delete from login_attempt where since < ? and coalesce(locked_until, since) < ?")
        .params(Times.utc(now.minus(settings.within())), Times.utc(now))
        .update();
  }
}
