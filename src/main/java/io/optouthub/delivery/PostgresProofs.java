package io.optouthub.delivery;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proofs, from receipts, parked records, drift and rounds of reading back. */
@Component
class PostgresProofs implements Proofs {

  private final JdbcClient sql;

  PostgresProofs(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<Event> of(long seq) {
    return sql.sql(
            """
            with told as (
              select r.target, r.at, r.answer,
                (select skip.key from jsonb_each(r.skips) skip, jsonb_array_elements(skip.value) run
                  where :seq between (run->>0)::bigint and (run->>1)::bigint limit 1) as skipped,
                exists (select from parked p where p.target = r.target and p.seq = :seq) as refused
              from receipt r where :seq between r.first_seq and r.last_seq),
            person as (select fingerprint from entry where seq = :seq)
            select target, case when skipped is not null then 'skipped' else 'applied' end as what, at,
              coalesce(skipped, answer) as detail
            from told where skipped is not null or not refused
            union all
            select target, 'refused', (select min(r.at) from receipt r
                where r.target = p.target and p.seq between r.first_seq and r.last_seq), answer
            from parked p where seq = :seq
            union all
            select target, 'applied-after-refusal', at, answer from parked p where seq = :seq and state = 'settled'
            union all
            select d.target, 'missing', d.found_at, 'last in force ' || coalesce(d.last_held_at::text, 'unknown')
            from drift d join person using (fingerprint)
            union all
            select d.target, 'held-again', d.at, null from drift d join person using (fingerprint) where d.state = 'back'
            union all
            select t.target, 'verified', w.ended_at, null
            from (select distinct target from told where skipped is null) t
            cross join lateral (select max(ended_at) as ended_at from verify_round v
              where v.target = t.target and v.last_seq >= :seq) w
            where w.ended_at is not null
            order by 3, 1
            """)
        .param("seq", seq)
        .query(
            (row, n) ->
                new Event(
                    row.getString("target"),
                    row.getString("what"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("detail")))
        .list();
  }
}
