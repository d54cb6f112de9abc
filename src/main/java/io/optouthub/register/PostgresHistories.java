package io.optouthub.register;

import io.optouthub.optout.Identity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Histories, from the log by fingerprint. */
final class PostgresHistories implements Histories {

  /** More requests than a person makes. */
  private static final int MOST = 1_000;

  private final JdbcClient sql;
  private final Seals seals;
  private final People people;
  private final PostgresIntakeLog log;
  private final StandingStates states;

  PostgresHistories(JdbcClient sql, Seals seals, People people, PostgresIntakeLog log) {
    this.sql = sql;
    this.seals = seals;
    this.people = people;
    this.log = log;
    this.states = new StandingStates(sql);
  }

  @Override
  public Set<UUID> people(String reference) {
    return new TreeSet<>(
        sql.sql(
                """
                select distinct e.fingerprint from arrival a join entry e on e.arrival = a.id
                where a.reference = ? and e.fingerprint is not null and e.kind <= 3 limit 100
                """)
            .param(reference)
            .query(UUID.class)
            .list());
  }

  @Override
  public Set<UUID> people(Identity identity) {
    UUID fingerprint = people.of(identity);
    boolean known =
        sql.sql("select exists (select from entry where fingerprint = ?)")
            .param(fingerprint)
            .query(Boolean.class)
            .single();
    return known ? Set.of(fingerprint) : Set.of();
  }

  @Override
  public History of(Set<UUID> people) {
    List<Long> seqs =
        sql.sql(
                """
                select seq from entry where fingerprint = any(?) and kind <= 3 order by seq limit
                """
                    + MOST)
            .param(people.toArray(UUID[]::new))
            .query(Long.class)
            .list();
    Set<Long> theirs = new HashSet<>(seqs);
    List<IntakeLog.Line> items =
        log.items(seqs, true).stream().map(item -> only(item, theirs)).toList();
    Map<UUID, LogReader.States> standing = states.of(people);
    List<Subject> subjects = new ArrayList<>();
    for (UUID person : people) {
      subjects.add(
          new Subject(
              person,
              identity(person),
              standing.getOrDefault(person, new LogReader.States(Map.of()))));
    }
    return new History(subjects, items);
  }

  private @org.jspecify.annotations.Nullable Identity identity(UUID person) {
    return sql.sql("select sealed from sealed_identity where fingerprint = ?")
        .param(person)
        .query((row, n) -> seals.open(row.getBytes(1), person))
        .optional()
        .orElse(null);
  }

  private static IntakeLog.Line only(IntakeLog.Line item, Set<Long> seqs) {
    return new IntakeLog.Line(
        item.id(),
        item.firstSeq(),
        item.channel(),
        item.kind(),
        item.origin(),
        item.row(),
        item.reference(),
        item.outcome(),
        item.reason(),
        item.arrivedAt(),
        item.requests().stream().filter(request -> seqs.contains(request.seq())).toList(),
        item.decided());
  }
}
