package io.optouthub.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what has had its time, once an hour, and records in the audit how much of which kind. The
 * end of evidence was set when it was written, so another {@code evidence-kept} counts for what
 * comes after; the other kinds go by what the settings say now.
 */
class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Erased within one transaction, so that locks are short. */
  private static final int BATCH = 10_000;

  /** Numbers looked at within one transaction. */
  private static final int STRIDE = 50_000;

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final RetentionSettings settings;
  private final AuditLines audit;
  private final Clock clock;

  Retention(
      JdbcClient sql, TransactionTemplate transaction, RetentionSettings settings, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.settings = settings;
    this.audit = new AuditLines(sql);
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void look() {
    for (Kept kind : Kept.values()) {
      try {
        erase(kind);
      } catch (RuntimeException e) {
        LOG.warn("retention-failed kind={} cause={}", kind.word(), e.getClass().getSimpleName());
      }
    }
  }

  /** How many of this kind were erased. */
  long erase(Kept kind) {
    Duration kept = kind.kept(settings);
    if (kept == null) {
      return 0;
    }
    Instant before = clock.instant().minus(kept);
    return kind.reach == null ? byTime(kind, before) : byNumber(kind, kind.reach, before);
  }

  /** Several hubs pass each other's rows by, or find them gone. */
  private long byTime(Kept kind, Instant before) {
    long all = 0;
    for (String statement : kind.statements) {
      int last;
      do {
        last = batch(kind, statement, before);
        all += last;
      } while (last == BATCH);
    }
    return all;
  }

  private int batch(Kept kind, String statement, Instant before) {
    Integer erased =
        transaction.execute(
            status -> {
              int n = sql.sql(statement).params(Times.sql(before), BATCH).update();
              record(kind, n, before);
              return n;
            });
    return erased == null ? 0 : erased;
  }

  private long byNumber(Kept kind, String reach, Instant before) {
    long upTo = sql.sql(reach).param(Times.sql(before)).query(Long.class).single();
    sql.sql("insert into retention_mark (kind, done) values (?, 0) on conflict do nothing")
        .param(kind.word())
        .update();
    long all = 0;
    long[] step;
    do {
      step = transaction.execute(status -> stride(kind, upTo, before));
      all += step == null ? 0 : step[1];
    } while (step != null && step[0] < upTo);
    return all;
  }

  /** Where it came to, and how much was erased. */
  private long[] stride(Kept kind, long upTo, Instant before) {
    long from =
        sql.sql("select done from retention_mark where kind = ? for update")
            .param(kind.word())
            .query(Long.class)
            .single();
    long to = Math.max(from, Math.min(upTo, from + STRIDE));
    int erased = 0;
    for (String statement : kind.statements) {
      erased += sql.sql(statement).params(from, to).update();
    }
    sql.sql("update retention_mark set done = ? where kind = ?").params(to, kind.word()).update();
    record(kind, erased, before);
    return new long[] {to, erased};
  }

  /** In the transaction that erased, so that there is a line about everything, or neither. */
  private void record(Kept kind, int erased, Instant before) {
    if (erased > 0) {
      String object = erased + " " + kind.word() + " before " + before;
      audit.hub(clock.instant(), kind.word() + "-erased", object, kind.setting());
    }
  }
}
