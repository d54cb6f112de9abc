package io.optouthub.register;

import java.time.Clock;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases evidence whose time is over, once an hour, and records in the audit how much that was. The
 * time was set when it was written, so another {@code evidence-kept} counts for what comes after.
 */
class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Erased within one transaction, so that locks are short. */
  private static final int BATCH = 10_000;

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Retention(JdbcClient sql, TransactionTemplate transaction, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void look() {
    try {
      erase();
    } catch (RuntimeException e) {
      LOG.warn("retention-failed cause={}", e.getClass().getSimpleName());
    }
  }

  /** How many pieces of evidence were erased. */
  long erase() {
    long all = 0;
    int last;
    do {
      Integer erased = transaction.execute(status -> batch());
      last = erased == null ? 0 : erased;
      all += last;
    } while (last == BATCH);
    return all;
  }

  /** With its line in the audit, or neither. Several hubs pass each other's rows by. */
  private int batch() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    int erased =
        sql.sql(
                """
                delete from evidence where seq in (
                  select seq from evidence where kept_until <= ? limit ? for update skip locked)
                """)
            .params(now, BATCH)
            .update();
    if (erased > 0) {
      sql.sql("insert into audit (at, who, what, object, why) values (?, 'hub', ?, ?, ?)")
          .params(
              now,
              "evidence-erased",
              erased + " pieces of evidence",
              "optout.register.evidence-kept")
          .update();
    }
    return erased;
  }
}
