package io.optouthub.register;

import io.optouthub.optout.Email;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers in PostgreSQL. */
record PostgresAnswerLog(JdbcClient sql, People people, Clock clock) implements AnswerLog {

  @Override
  public List<Mail> mails(long after, long until, int limit) {
    return sql.sql(
            """
            select a.reference, max(e.seq) as seq from entry e join arrival a on a.id = e.arrival
            where e.seq > ? and e.seq <= ? and e.kind in (1, 2, 3, 5)
              and (a.kind = 0 or a.kind in (3, 5) and exists (select from evidence v where v.seq = e.seq))
            group by a.id order by min(e.seq) limit ?
            """)
        .params(after, until, limit)
        .query((row, n) -> new Mail(row.getString("reference"), row.getLong("seq")))
        .list();
  }

  @Override
  public boolean claim(long item, String template, Email to, Instant since, int most) {
    List<UUID> recipient = people.fingerprints(to, new Reigns(sql).newest());
    return sql.sql(
                """
                insert into answer (item, template, recipient, claimed_at)
                select ?, ?, ?, ?
                where (select count(*) from answer where recipient = any(?) and claimed_at > ?) < ?
                on conflict do nothing
                """)
            .params(
                item,
                template,
                recipient.get(0),
                Times.sql(clock.instant()),
                recipient.toArray(UUID[]::new),
                Times.sql(since),
                most)
            .update()
        == 1;
  }

  @Override
  public void release(long item, String template) {
    sql.sql("delete from answer where item = ? and template = ?").params(item, template).update();
  }
}
