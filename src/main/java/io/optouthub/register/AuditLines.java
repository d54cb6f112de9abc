package io.optouthub.register;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines in the audit about what the register does, within the caller's transaction. */
record AuditLines(JdbcClient sql) {

  /** By the hub itself. */
  void hub(Instant at, String what, String object, String why) {
    by("hub", at, what, object, why);
  }

  void by(
      String who,
      Instant at,
      String what,
      String object,
      @org.jspecify.annotations.Nullable String why) {
    sql.sql("insert into audit (at, who, what, object, why) values (?, ?, ?, ?, ?)")
        .params(Times.sql(at), who, what, object, why)
        .update();
  }
}
