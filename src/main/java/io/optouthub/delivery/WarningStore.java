package io.optouthub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of which deadlines owners were told, so that they are told once, by whichever hub. */
@Component
class WarningStore {

  /** A target that stays behind misses one deadline after the other; once a day is enough. */
  private static final Duration PAUSE = Duration.ofHours(24);

  private final JdbcClient sql;

  WarningStore(JdbcClient sql) {
    this.sql = sql;
  }

  boolean told(String target, boolean late, Instant now) {
    return sql.sql(
            """
            select exists (select from deadline_warning where target = ? and late = ? and warned_at > ?)
            """)
        .params(target, late, now.minus(PAUSE).atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  void tell(String target, Instant due, boolean late, Instant now) {
    sql.sql(
            """
            insert into deadline_warning (target, due, late, warned_at) values (?, ?, ?, ?)
            on conflict (target, due, late) do update set warned_at = excluded.warned_at
            """)
        .params(target, due.atOffset(ZoneOffset.UTC), late, now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
