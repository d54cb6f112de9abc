package io.optouthub.register;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases, as kept in PostgreSQL. */
final class PostgresLeases implements Leases {

  private final JdbcClient sql;

  PostgresLeases(JdbcClient sql) {
    this.sql = sql;
  }

  /** Of a hub that was killed on a database that nobody else can use. */
  PostgresLeases clear() {
    sql.sql("delete from lease").update();
    sql.sql("update target set lease_holder = null where lease_holder is not null").update();
    return this;
  }

  @Override
  public boolean take(String name, UUID hub, Duration length) {
    return sql.sql(
                """
                insert into lease (name, holder, until)
                values (:name, :hub, now() + :millis * interval '1 ms')
                on conflict (name) do update set holder = excluded.holder, until = excluded.until
                where lease.holder = excluded.holder or lease.until < now()
                """)
            .param("name", name)
            .param("hub", hub)
            .param("millis", length.toMillis())
            .update()
        == 1;
  }

  @Override
  public void release(String name, UUID hub) {
    sql.sql("delete from lease where name = ? and holder = ?").params(name, hub).update();
  }
}
