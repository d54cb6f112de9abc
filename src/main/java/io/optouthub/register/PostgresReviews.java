package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of reviews in PostgreSQL; decisions go through the one writer of the log. */
final class PostgresReviews implements Reviews {

  private final JdbcClient sql;
  private final Seals seals;
  private final PostgresRegister register;
  private final PostgresIntakeLog log;

  PostgresReviews(JdbcClient sql, Seals seals, PostgresRegister register, PostgresIntakeLog log) {
    this.sql = sql;
    this.seals = seals;
    this.register = register;
    this.log = log;
  }

  @Override
  public List<IntakeLog.Line> open(@Nullable String channel, long after, int limit, boolean clear) {
    String where = channel == null ? "" : "and channel = :channel ";
    List<Long> seqs =
        sql.sql("select seq from review_open where seq > :after " + where + "order by seq limit :n")
            .param("after", after)
            .param("channel", channel)
            .param("n", limit)
            .query(Long.class)
            .list();
    return log.items(seqs, clear);
  }

  @Override
  public Optional<IntakeLog.Line> find(long id, boolean clear) {
    return log.items(List.of(id), clear).stream()
        .filter(line -> line.id() == id && line.outcome() == Outcome.REVIEW)
        .findFirst();
  }

  @Override
  public Answer decide(Decision decision) {
    IntakeLog.Line item = find(decision.review(), false).orElse(null);
    if (item == null) {
      return new Answer.Nowhere();
    }
    Decision timed = decision.with(timed(decision.requests(), item.arrivedAt()));
    String key = "review:" + decision.review();
    Arrival.Kind kind = Arrival.Kind.valueOf(item.kind().toUpperCase(java.util.Locale.ROOT));
    Arrival arrival = new Arrival(item.channel(), kind, item.origin(), key, decision.at());
    Filed filed = register.append(Prepared.of(arrival, timed, seals));
    IntakeLog.Line now = find(decision.review(), true).orElse(item);
    IntakeLog.Decided stands = now.decided();
    if (stands == null || filed.outcomes().get(0) == Outcome.REGISTERED || same(timed)) {
      return new Answer.Made(now);
    }
    return new Answer.Before(stands);
  }

  @Override
  public List<IntakeLog.Line> asked(long after, int limit) {
    String query =
        """
        select review from review_decision where verdict = 3 and seq > ? order by seq limit ?
        """;
    List<Long> reviews = sql.sql(query).params(after, limit).query(Long.class).list();
    return log.items(reviews, true).stream()
        .sorted(Comparator.comparing(line -> reviews.indexOf(line.id())))
        .toList();
  }

  /** At the arrival where nobody said when: what was registered of it then is the same request. */
  private static List<OptOut> timed(List<OptOut> requests, Instant arrivedAt) {
    List<OptOut> timed = new ArrayList<>();
    for (OptOut one : requests) {
      Instant at = one.eventAt() == null ? arrivedAt : one.eventAt();
      timed.add(new OptOut(one.wish(), one.identity(), one.media(), one.scope(), at, one.proof()));
    }
    return timed;
  }

  private boolean same(Decision decision) {
    UUID stored =
        sql.sql("select same from review_decision where review = ?")
            .param(decision.review())
            .query(UUID.class)
            .single();
    return seals.fingerprints(seals.ring(), decision.same()).contains(stored);
  }

  @Override
  public Map<String, Backlog> backlog() {
    Map<String, Backlog> backlog = new TreeMap<>();
    String query =
        """
        select channel, coalesce(o.n, 0) as open, coalesce(d.n, 0) as decided, o.oldest
        from (select channel, count(*) as n, min(arrived_at) as oldest from review_open group by channel) o
        full join (select channel, count(*) as n from review_decision group by channel) d using (channel)
        """;
    sql.sql(query)
        .query(
            row -> {
              java.sql.Timestamp oldest = row.getTimestamp("oldest");
              backlog.put(
                  row.getString("channel"),
                  new Backlog(
                      row.getLong("open"),
                      row.getLong("decided"),
                      oldest == null ? null : oldest.toInstant()));
            });
    return backlog;
  }
}
