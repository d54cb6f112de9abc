package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures from receipts, parked records and rounds of reading back; one query a target. */
@Component
class PostgresReachedFigures implements ReachedFigures {

  private static final String FIGURES =
      """
      with receipts as (
        select at, skips, first_seq, last_seq, coalesce(max(last_seq) over (
          order by id rows between unbounded preceding and 1 preceding), 0) as before
        from receipt where target = :target and last_seq >= :first and first_seq <= :last),
      -- An entry counts when the target was first told of it, and not again when all was sent again.
      told as (
        select at, skips, greatest(first_seq, before + 1, :first) as first, least(last_seq, :last) as last
        from receipts where last_seq > before and before < :last),
      skipped as (
        select generate_series(greatest(t.first, (run->>0)::bigint), least(t.last, (run->>1)::bigint)) as seq
        from told t, jsonb_each(t.skips) reason, jsonb_array_elements(reason.value) run),
      refused as (
        select seq, bool_or(state in ('parked', 'retry')) as open, min(at) filter (where state = 'settled') as settled
        from parked where target = :target and seq between :first and :last group by seq),
      dealt as (
        select e.arrived_at, case when r.seq is null then t.at when not r.open then r.settled end as at,
          s.seq is not null as skipped, r.open
        -- By the numbers, which have no gaps: as a join, a planner would hold each entry against each receipt.
        from told t cross join lateral (
          select seq, kind, arrived_at from entry where seq >= t.first order by seq limit t.last - t.first + 1) e
        left join skipped s on s.seq = e.seq left join refused r on r.seq = e.seq
        where e.kind <= 3
        union all
        select arrived_at, null, null, null from entry where kind <= 3 and seq <= :last and seq > greatest(:first - 1,
          (select position from target where name = :target), (select max(last_seq) from receipts))),
      timed as (
        select d.*, date_part('epoch', at - arrived_at) as took,
          coalesce(at, :now::timestamptz) > coalesce(day.due, arrived_at + :within::bigint * interval '1 ms') as late
        from dealt d left join unnest(:days::date[], :dues::timestamptz[]) as day (day, due)
          on day.day = (d.arrived_at at time zone :zone)::date)
      select f.*, percentiles[1] as median, percentiles[2] as p95, percentiles[3] as longest from (
        select count(at) filter (where not skipped) as applied,
          percentile_disc(array[0.5, 0.95, 1]) within group (order by greatest(0, took))
            filter (where not skipped and at is not null) as percentiles,
          count(*) filter (where late and not coalesce(skipped, false)
            and (at is not null or skipped is null or open)) as late,
          count(*) filter (where skipped is null) as waiting,
          count(*) filter (where skipped) as skipped,
          count(at) filter (where not open) as settled,
          count(*) filter (where not open and at is null) as replaced,
          count(*) filter (where open) as open
        from timed) f
      """;

  private final JdbcClient sql;
  private final DataMaps maps;
  private final DeliverySettings settings;

  PostgresReachedFigures(JdbcClient sql, DataMaps maps, DeliverySettings settings) {
    this.sql = sql;
    this.maps = maps;
    this.settings = settings;
  }

  @Override
  public List<AtTarget> of(Asked asked) {
    return sql
        .sql("select name from target where removed_at is null or removed_at >= ? order by name")
        .param(asked.from().atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list()
        .stream()
        .map(target -> of(target, asked))
        .toList();
  }

  private AtTarget of(String target, Asked asked) {
    CallingSystem system = maps.current().systems().get(target);
    Deadline deadline = system == null ? null : system.deadline();
    DueDays due = DueDays.of(deadline, asked.from(), asked.to(), settings.timeZone());
    ReadBack readBack = readBack(target, asked);
    return sql.sql(FIGURES)
        .param("target", target)
        .param("first", asked.firstSeq())
        .param("last", asked.lastSeq())
        .param("now", asked.now().atOffset(ZoneOffset.UTC))
        .param("within", due.withinMillis())
        .param("days", due.days().toArray(String[]::new))
        .param("dues", due.dues().toArray(String[]::new))
        .param("zone", settings.timeZone().getId())
        .query((row, n) -> figures(target, row, deadline, readBack))
        .single();
  }

  private static AtTarget figures(
      String target, ResultSet row, @Nullable Deadline deadline, ReadBack readBack)
      throws SQLException {
    return new AtTarget(
        target,
        row.getLong("applied"),
        seconds(row, "median"),
        seconds(row, "p95"),
        seconds(row, "longest"),
        deadline == null ? null : row.getLong("late"),
        row.getLong("waiting"),
        row.getLong("skipped"),
        new Refused(row.getLong("settled"), row.getLong("replaced"), row.getLong("open")),
        readBack);
  }

  private static Duration seconds(ResultSet row, String column) throws SQLException {
    return Duration.ofMillis(Math.round(1000 * row.getDouble(column)));
  }

  private ReadBack readBack(String target, Asked asked) {
    return sql.sql(
            """
            select r.*, d.* from (
              select count(*) as rounds, coalesce(sum(asked), 0) as asked
              from verify_round where target = :target and ended_at >= :from and ended_at < :to) r, (
              select count(*) as missing, count(*) filter (where state in ('back', 'dropped')) as back,
                count(*) filter (where state = 'parked') as refused
              from drift where target = :target and found_at >= :from and found_at < :to) d
            """)
        .param("target", target)
        .param("from", asked.from().atOffset(ZoneOffset.UTC))
        .param("to", asked.to().atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new ReadBack(
                    row.getLong("rounds"),
                    row.getLong("asked"),
                    row.getLong("missing"),
                    row.getLong("back"),
                    row.getLong("refused")))
        .single();
  }
}
