package io.optouthub.register;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says what came of manifests, in the words of receipts and of the channels' state. */
record ManifestLines(JdbcClient sql) {

  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration SHOWN = Duration.ofDays(30);

  List<String> findings(String reference) {
    return sql.sql(
            """
            select case when reference = :reference then file || ': ' else '' end
              || case when finding is null then 'has not come yet' when finding = '' then 'as announced' else finding end
              || case when remark = '' then '' else '; ' || remark end
            from manifest where reference = :reference or came = :reference order by id
            """)
        .param("reference", reference)
        .query(String.class)
        .list();
  }

  Map<String, List<String>> problems(Instant now) {
    Map<String, List<String>> problems = new TreeMap<>();
    sql.sql(
            """
            select channel, file || ': ' || coalesce(finding, 'announced and has not come') from manifest
            where announced_at > :since and (finding <> '' or finding is null and announced_at < :late)
            order by id limit 1000
            """)
        .param("since", Timestamp.from(now.minus(SHOWN)))
        .param("late", Timestamp.from(now.minus(PATIENCE)))
        .query(
            row -> {
              add(problems, row.getString(1), row.getString(2));
            });
    sql.sql(
            """
            select channel, before + 1, sequence - 1 from (
              select channel, sequence, announced_at,
                lag(sequence) over (partition by channel order by sequence) as before
              from manifest where sequence is not null) as numbered
            where sequence > before + 1 and announced_at > :since order by channel, before limit 1000
            """)
        .param("since", Timestamp.from(now.minus(SHOWN)))
        .query(
            row -> {
              add(problems, row.getString(1), missing(row.getLong(2), row.getLong(3)));
            });
    return problems;
  }

  private static void add(Map<String, List<String>> problems, String channel, String problem) {
    problems.computeIfAbsent(channel, name -> new ArrayList<>()).add(problem);
  }

  static String missing(long from, long to) {
    return from == to ? "number " + from + " is missing" : from + " to " + to + " are missing";
  }
}
