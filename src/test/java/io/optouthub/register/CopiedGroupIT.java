package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A group that goes in by COPY leaves what the same group leaves by statements, to the byte. */
class CopiedGroupIT {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);
  private static final CaseSettings CASES =
      new CaseSettings(Period.ofMonths(1), Set.of(Arrival.Kind.MAIL), Duration.ofHours(24));

  /** All that differs for another reason: drawn by chance, or sealed with a nonce of its own. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "arrival", "id, channel, kind, origin, key, arrived_at, rows_done, complete, same_as",
          "entry", "*",
          "entry_group", "*",
          "suppression", "*",
          "sealed_identity", "*",
          "evidence", "seq, length(sealed), kept_until",
          "channel_count", "*",
          "review_open", "*",
          "complaint_case", "seq, cause, fingerprint, opened_at, due_at");

  @TempDir Path folder;

  @Test
  void theLogItsChainAndTheStatesAreTheSameBothWays() throws SQLException {
    Seals seals =
        Seals.load(new Keysets(folder, true, new RegisterSettings.Keys(null, null, null)));
    DataSource stated = TestDatabase.migrated();
    DataSource copied = TestDatabase.migrated();
    for (List<Prepared> group : groups(seals)) {
      List<Filed> one = write(stated, seals, group, Integer.MAX_VALUE);
      List<Filed> other = write(copied, seals, group, 1);
      assertThat(other.stream().map(Filed::outcomes).toList())
          .isEqualTo(one.stream().map(Filed::outcomes).toList());
      // Who is erased and asks again is sealed again, though the log knows them.
      erase(stated, seals, person(3));
      erase(copied, seals, person(3));
    }
    Map<String, List<String>> rows = rows(stated);
    assertThat(rows(copied)).isEqualTo(rows);
    assertThat(rows).allSatisfy((table, all) -> assertThat(all).as(table).isNotEmpty());
    assertThat(new PostgresChainCheck(copied, seals).verify().intact()).isTrue();
  }

  private static List<List<Prepared>> groups(Seals seals) {
    Arrival first = new Arrival("drop", Arrival.Kind.FILE, "a.csv", "a", NOW);
    Arrival second = new Arrival("drop", Arrival.Kind.FILE, "b.csv", "b", NOW.plusSeconds(9));
    Arrival mail = new Arrival("mail", Arrival.Kind.MAIL, "<1>", "m", NOW.plus(Duration.ofDays(3)));
    Arrival again =
        new Arrival("mail", Arrival.Kind.MAIL, "<2>", "n", NOW.plus(Duration.ofDays(3)));
    return List.of(
        List.of(
            of(first, 1, rows(0, 400), false, seals), of(first, 401, rows(300, 700), true, seals)),
        List.of(of(second, 1, rows(600, 900), true, seals)),
        List.of(of(first, 1, rows(0, 400), true, seals)),
        List.of(
            Prepared.of(Submission.message(mail, out(person(9))), seals),
            Prepared.of(Submission.message(again, out(person(3))), seals),
            of(second, 1, rows(600, 900), true, seals)));
  }

  private static Prepared of(
      Arrival arrival, int first, List<Item> rows, boolean complete, Seals seals) {
    return Prepared.of(new Submission(arrival, first, rows, complete), seals);
  }

  /** Rows of every kind, some people twice or with a change of mind in one group. */
  private static List<Item> rows(int from, int to) {
    List<Item> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Identity one = person(i);
      Instant at = NOW.minusSeconds(i);
      rows.add(
          switch (i % 10) {
            case 0 -> Item.refused("phone: too short", bytes("row " + i));
            case 1 -> Item.review("its country is not known", bytes("row " + i));
            case 2 -> Item.setAside("its column says no", bytes("row " + i));
            case 3 -> Item.registered(List.of(request(Wish.OPT_OUT, one, at, Scope.ALL)), null);
            case 4 -> in(person(i - 1), at.plusSeconds(60));
            case 5 -> in(one, at);
            case 6 -> Item.registered(List.of(OptOut.of(person(i - 1), VOICE, Scope.ALL)), null);
            case 7 ->
                Item.registered(
                    List.of(
                        OptOut.of(one, Medium.ALL, new Scope("nord")),
                        OptOut.of(new Email("p" + i + "@example.com"), Medium.ALL, Scope.ALL)),
                    bytes("kept " + i));
            case 8 -> out(person(0));
            default -> out(one);
          });
    }
    return rows;
  }

  private static Item out(Identity one) {
    return Item.registered(List.of(OptOut.of(one, VOICE, Scope.ALL)), null);
  }

  private static Item in(Identity one, Instant at) {
    return Item.registered(List.of(request(Wish.OPT_IN, one, at, Scope.ALL)), null);
  }

  private static OptOut request(Wish wish, Identity one, Instant at, Scope scope) {
    return new OptOut(wish, one, VOICE, scope, at, wish == Wish.OPT_IN ? "contract é" : null);
  }

  private static Phone person(int i) {
    return new Phone("+3363998" + (1000 + i));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Filed> write(
      DataSource database, Seals seals, List<Prepared> submissions, int many) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      GroupStore store = new GroupStore(connection, many);
      store.lock();
      Group group = store.open(submissions);
      List<Filed> filed = submissions.stream().map(group::add).toList();
      assertThat(filed).allSatisfy(one -> assertThat(one.outcomes()).doesNotContainNull());
      store.write(group, seals, NOW, NOW.plus(Duration.ofDays(1)), CASES);
      connection.commit();
      return filed;
    }
  }

  private static void erase(DataSource database, Seals seals, Identity one) {
    int erased =
        JdbcClient.create(database)
            .sql("delete from sealed_identity where fingerprint = ?")
            .param(seals.fingerprint(one.canonical()))
            .update();
    assertThat(erased).isBetween(0, 1);
  }

  private static Map<String, List<String>> rows(DataSource database) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    COLUMNS.forEach(
        (table, columns) ->
            rows.put(
                table,
                JdbcClient.create(database)
                    .sql(
                        "select t::text from (select %s from %s) t order by 1"
                            .formatted(columns, table))
                    .query(String.class)
                    .list()));
    return rows;
  }

  @Test
  void aCopyTakesValuesLargerThanItsBuffer() throws SQLException {
    Seals seals =
        Seals.load(new Keysets(folder, true, new RegisterSettings.Keys(null, null, null)));
    DataSource database = TestDatabase.migrated();
    Arrival file = new Arrival("drop", Arrival.Kind.FILE, "c.csv", "c", NOW);
    byte[] large = new byte[200_000];
    List<Item> rows =
        List.of(Item.review("large", large), out(person(1)), Item.refused("r", large));
    List<Filed> filed = write(database, seals, List.of(of(file, 1, rows, true, seals)), 1);
    assertThat(filed.get(0).outcomes())
        .containsExactly(Outcome.REVIEW, Outcome.REGISTERED, Outcome.REFUSED);
    byte[] kept =
        JdbcClient.create(database)
            .sql("select sealed from evidence where seq = 3")
            .query((row, n) -> row.getBytes(1))
            .single();
    assertThat(seals.openEvidence(kept, 3)).isEqualTo(large);
  }
}
