package io.optouthub.register;

import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks in PostgreSQL. */
record PostgresSourceMarks(JdbcClient sql, Clock clock) implements SourceMarks {

  @Override
  public Optional<String> of(String channel) {
    return sql.sql("select mark from source_mark where channel = ?")
        .param(channel)
        .query(String.class)
        .optional();
  }

  @Override
  public void keep(String channel, String mark) {
    sql.sql(
            """
            insert into source_mark (channel, mark, kept_at) values (?, ?, ?)
            on conflict (channel) do update set mark = excluded.mark, kept_at = excluded.kept_at
            """)
        .params(channel, mark, Times.sql(clock.instant()))
        .update();
  }
}
