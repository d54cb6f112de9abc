package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register in PostgreSQL. */
final class PostgresRegister implements Register, Checks {

  private final JdbcClient sql;
  private final Seals seals;
  private final People people;
  private final OrderedWriter writer;
  private final HeadWatch watch;
  private final StandingStates states;

  PostgresRegister(
      JdbcClient sql, Seals seals, People people, OrderedWriter writer, HeadWatch watch) {
    this.sql = sql;
    this.seals = seals;
    this.people = people;
    this.writer = writer;
    this.watch = watch;
    this.states = new StandingStates(sql);
  }

  @Override
  public Filed append(Submission submission) {
    return append(Prepared.of(submission, seals));
  }

  @Override
  public Supplier<Filed> begin(Submission submission) {
    CompletableFuture<Filed> answer = writer.submit(Prepared.of(submission, seals));
    return () -> filed(answer);
  }

  Filed append(Prepared prepared) {
    return filed(writer.submit(prepared));
  }

  private static Filed filed(CompletableFuture<Filed> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw e.getCause() instanceof RegisterUnavailable unavailable
          ? unavailable
          : new RegisterUnavailable("The register cannot be written now", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegisterUnavailable("Interrupted; it is unknown whether it was appended", e);
    }
  }

  @Override
  public Optional<Progress> progress(Arrival arrival) {
    return sql.sql(
            """
            select rows_done, complete from arrival
            where channel = ? and key = ? and same_as is null
            """)
        .params(arrival.channel(), Prepared.key(arrival))
        .query((row, n) -> new Progress(row.getInt(1), row.getBoolean(2)))
        .optional();
  }

  @Override
  public Standing check(Identity identity, Set<Medium> media, Scope scope) {
    return check(List.of(identity), media, scope).get(0);
  }

  @Override
  public List<Standing> check(List<? extends Identity> identities, Set<Medium> media, Scope scope) {
    // With the keys in use at that head: a hub that was asleep must not look for people by old
    // ones.
    long[] now =
        sql.sql(
                """
                select (select coalesce(max(last_seq), 0) from entry_group),
                  (select coalesce(max(reign), 0) from register_key)
                """)
            .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
            .single();
    List<UUID> asked = people.of(identities, now[1]);
    Map<UUID, LogReader.States> standing = states.of(Set.copyOf(asked));
    LogReader.States nothing = new LogReader.States(Map.of());
    return asked.stream()
        .map(one -> standing.getOrDefault(one, nothing))
        .map(all -> new Standing(StandingStates.since(all, media, scope.brand()), now[0]))
        .toList();
  }

  @Override
  public long head() {
    return sql.sql("select coalesce(max(last_seq), 0) from entry_group").query(Long.class).single();
  }

  @Override
  public void onAppend(LongConsumer listener) {
    watch.listen(listener);
  }
}
