package io.optouthub.register;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attestations in PostgreSQL. */
record PostgresScrubRecords(JdbcClient sql) implements ScrubRecords {

  @Override
  public void keep(Kept scrub) {
    sql.sql(
            """
            insert into scrub (id, made_at, made_by, sha256, attestation)
            values (?, ?, ?, ?, ?)
            """)
        .params(scrub.id(), Times.sql(scrub.at()), scrub.by(), scrub.sha256(), scrub.file())
        .update();
  }

  @Override
  public Optional<Kept> find(String id) {
    return sql.sql("select id, made_at, made_by, sha256, attestation from scrub where id = ?")
        .param(id)
        .query(
            (row, n) ->
                new Kept(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getBytes(5)))
        .optional();
  }
}
