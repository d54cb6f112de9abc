package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.register.Reviews.Answer;
import io.optouthub.testing.SettableClock;
import io.optouthub.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewIT {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final Phone BOB = new Phone("+33199005678");
  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final TestRegister hub = TestRegister.fresh(clock);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void whatIsInReviewWaitsOldestFirstByChannelAndPage() {
    long one = review("mail", "no number");
    long two = review("drop", "no number");
    long three = review("mail", "unclear");
    hub.message("mail", OptOut.of(ANNE, VOICE, Scope.ALL));
    assertThat(open(null, 0)).containsExactly(one, two, three);
    assertThat(open("mail", 0)).containsExactly(one, three);
    assertThat(open(null, one)).containsExactly(two, three);
    assertThat(hub.reviews.open(null, 0, 1, false)).hasSize(1);
  }

  @Test
  void registeringAppendsUnderTheOriginalMessageAndShowsAtItsReference() {
    long id = review("mail", "no number");
    String reference = line(id).reference();
    clock.advance(Duration.ofDays(2));
    var made = (Answer.Made) decide(id, Verdict.REGISTER, "ann", OptOut.of(ANNE, VOICE, Scope.ALL));
    assertThat(made.item().requests()).hasSize(1);
    assertThat(open(null, 0)).isEmpty();
    assertThat(hub.register.check(ANNE, VOICE, Scope.ALL).since().get(Medium.VOICE))
        .as("the person said it when the mail arrived")
        .isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
    IntakeLog.Line now = hub.log.byReference(reference, true).get(0);
    assertThat(hub.log.byReference(reference, true)).hasSize(1);
    assertThat(now.id()).isEqualTo(id);
    assertThat(now.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(now.requests().get(0).identity()).isEqualTo(ANNE);
    IntakeLog.Decided decided = Objects.requireNonNull(now.decided());
    assertThat(decided.by()).isEqualTo("ann");
    assertThat(decided.remark()).isEqualTo("she rang: 01 99 00 12 34");
    assertThat(hub.chain.verify().intact()).isTrue();
    assertThat(hub.reader.page(0, 10).lines()).hasSize(1);
  }

  @Test
  void theFirstDecisionStandsAndTheSecondLearnsWhoMadeIt() {
    long id = review("mail", "no number");
    decide(id, Verdict.NONE, "ann");
    long head = hub.register.head();
    Answer second = decide(id, Verdict.REGISTER, "bob", OptOut.of(ANNE, VOICE, Scope.ALL));
    assertThat(second)
        .isInstanceOfSatisfying(
            Answer.Before.class,
            before -> {
              assertThat(before.decided().by()).isEqualTo("ann");
              assertThat(before.decided().verdict()).isEqualTo(Verdict.NONE);
            });
    assertThat(hub.register.head()).isEqualTo(head);
    assertThat(hub.register.check(ANNE, VOICE, Scope.ALL).suppressed()).isFalse();
  }

  @Test
  void ofManyWhoDecideAtOnceOnTwoHubsExactlyOneDoes() {
    try (TestRegister other = hub.secondHub()) {
      for (int round = 0; round < 10; round++) {
        long id = review("mail", "round " + round);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          Reviews at = i % 2 == 0 ? hub.reviews : other.reviews;
          var request = OptOut.of(new Phone("+3363998" + (1000 + 8 * round + i)), VOICE, Scope.ALL);
          Decision one = decision(id, Verdict.REGISTER, "p" + i, request);
          answers.add(CompletableFuture.supplyAsync(() -> at.decide(one)));
        }
        assertThat(answers.stream().map(CompletableFuture::join))
            .filteredOn(Answer.Made.class::isInstance)
            .hasSize(1);
        assertThat(hub.reviews.find(id, false).orElseThrow().requests()).hasSize(1);
      }
    }
    assertThat(hub.chain.verify().intact()).isTrue();
  }

  @Test
  void whoeverDoesNotKnowWhetherItWasDecidedDecidesTheSameAgain() {
    long id = review("mail", "no number");
    OptOut request = OptOut.of(ANNE, VOICE, Scope.ALL);
    decide(id, Verdict.REGISTER, "ann", request);
    long head = hub.register.head();
    clock.advance(Duration.ofMinutes(1));
    assertThat(decide(id, Verdict.REGISTER, "ann", request)).isInstanceOf(Answer.Made.class);
    assertThat(decide(id, Verdict.REGISTER, "bob", request)).isInstanceOf(Answer.Before.class);
    assertThat(hub.register.head()).isEqualTo(head);
  }

  @Test
  void aCrashBeforeTheCommitLeavesNeitherEntryNorDecision() {
    long id = review("mail", "no number");
    hub.sql
        .sql(
            """
            create function fail() returns trigger language plpgsql as
            $$ begin raise exception 'power cut'; end $$;
            create trigger fail before insert on review_decision execute function fail();
            """)
        .update();
    long head = hub.register.head();
    OptOut request = OptOut.of(ANNE, VOICE, Scope.ALL);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> decide(id, Verdict.REGISTER, "ann", request)))
        .isInstanceOf(RegisterUnavailable.class);
    assertThat(hub.register.head()).isEqualTo(head);
    assertThat(open(null, 0)).containsExactly(id);
    hub.sql.sql("drop trigger fail on review_decision").update();
    assertThat(decide(id, Verdict.REGISTER, "ann", request)).isInstanceOf(Answer.Made.class);
    assertThat(hub.reviews.find(id, true).orElseThrow().requests()).hasSize(1);
  }

  @Test
  void whatWasRegisteredOfItAlreadyIsNotRegisteredTwice() {
    OptOut anne = OptOut.of(ANNE, VOICE, Scope.ALL);
    long id =
        file("mail", new Item(Outcome.REVIEW, List.of(anne), "one number is none", new byte[1]));
    clock.advance(Duration.ofHours(1));
    decide(id, Verdict.REGISTER, "ann", anne, OptOut.of(BOB, VOICE, Scope.ALL));
    assertThat(hub.reviews.find(id, true).orElseThrow().requests())
        .extracting(IntakeLog.Request::identity)
        .containsExactly(ANNE, BOB);
  }

  @Test
  void aNewerConsentIsNotUndoneByADecisionAboutAnOlderMail() {
    long id = review("mail", "no number");
    clock.advance(Duration.ofDays(1));
    hub.message("crm", new OptOut(Wish.OPT_IN, ANNE, VOICE, Scope.ALL, clock.instant(), "form 7"));
    clock.advance(Duration.ofDays(1));
    decide(id, Verdict.REGISTER, "ann", OptOut.of(ANNE, VOICE, Scope.ALL));
    assertThat(hub.register.check(ANNE, VOICE, Scope.ALL).suppressed()).isFalse();
  }

  @Test
  void theFiveCountsStillAddUpToWhatArrivedAndReviewIsOpenPlusDecided() {
    long one = review("mail", "a");
    review("mail", "b");
    hub.message("mail", OptOut.of(BOB, VOICE, Scope.ALL));
    decide(one, Verdict.REGISTER, "ann", OptOut.of(ANNE, VOICE, Scope.ALL));
    var counts = Objects.requireNonNull(hub.log.counts().get("mail"));
    assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(3);
    assertThat(counts).containsEntry(Outcome.REVIEW, 2L);
    var backlog = Objects.requireNonNull(hub.reviews.backlog().get("mail"));
    assertThat(backlog.open() + backlog.decided()).isEqualTo(2);
    assertThat(backlog.oldest()).isEqualTo(clock.instant());
    assertThat(hub.log.lines("mail", 0, 100, false))
        .as("a decision is nothing that arrived")
        .hasSize(3);
  }

  @Test
  void decisionsAloneOnAPageHideNothingThatArrivedAfterThem() {
    long one = review("mail", "a");
    decide(one, Verdict.NONE, "ann");
    hub.message("mail", OptOut.of(BOB, VOICE, Scope.ALL));
    assertThat(hub.log.lines(null, one, 100, false)).hasSize(1);
    assertThat(hub.log.lines(null, 0, 100, false)).hasSize(2);
  }

  @Test
  void withoutItsEvidenceAnItemCanStillBeDecided() {
    long id = review("mail", "no number");
    hub.sql.sql("delete from evidence").update();
    assertThat(hub.log.evidence(id)).isEmpty();
    assertThat(decide(id, Verdict.KNOWN, "ann")).isInstanceOf(Answer.Made.class);
  }

  @Test
  void whoIsToBeAskedBackIsFoundInTheOrderOfTheDecisions() {
    long one = review("mail", "a");
    long two = review("mail", "b");
    decide(two, Verdict.ASK, "ann");
    decide(one, Verdict.ASK, "ann");
    decide(review("mail", "c"), Verdict.NONE, "ann");
    List<IntakeLog.Line> asked = hub.reviews.asked(0, 10);
    assertThat(asked).extracting(IntakeLog.Line::id).containsExactly(two, one);
    IntakeLog.Decided first = Objects.requireNonNull(asked.get(0).decided());
    assertThat(first.template()).isEqualTo("number");
    assertThat(hub.reviews.asked(first.seq(), 10)).hasSize(1);
  }

  @Test
  void onlyWhatIsInReviewCanBeDecided() {
    long registered = hub.message("mail", OptOut.of(BOB, VOICE, Scope.ALL)).seq();
    assertThat(decide(registered, Verdict.NONE, "ann")).isInstanceOf(Answer.Nowhere.class);
    assertThat(decide(4711, Verdict.NONE, "ann")).isInstanceOf(Answer.Nowhere.class);
  }

  @Test
  void aRowOfAFileIsDecidedOnItsOwn() {
    Arrival file = new Arrival("drop", Arrival.Kind.FILE, "a.csv", "digest", clock.instant());
    List<Item> rows = List.of(Item.review("a", null), Item.review("b", null));
    hub.register.append(new Submission(file, 1, rows, true));
    List<Long> ids = open("drop", 0);
    decide(ids.get(1), Verdict.REGISTER, "ann", OptOut.of(ANNE, VOICE, Scope.ALL));
    assertThat(open("drop", 0)).containsExactly(ids.get(0));
    String reference = line(ids.get(0)).reference();
    assertThat(hub.log.byReference(reference, true))
        .extracting(IntakeLog.Line::row, line -> line.requests().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 0), org.assertj.core.groups.Tuple.tuple(2, 1));
  }

  @Test
  void whatWasInReviewBeforeThereWasAQueueIsInIt() throws SQLException {
    DataSource old = TestDatabase.empty();
    Flyway.configure().dataSource(old).target("3").load().migrate();
    try (var connection = old.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into arrival values
            (1, 'mail', 0, '<1@example.com>', gen_random_uuid(), 'REF', now(), 0, true, null);
          insert into entry values
            (1, 1, 0, 5, null, 0, '', now(), now(), 'no number', ''),
            (2, 1, 0, 6, null, 0, '', now(), now(), 'a bounce', '');
          """);
      Flyway.configure().dataSource(old).load().migrate();
      var open = statement.executeQuery("select seq, channel from review_open");
      assertThat(open.next()).isTrue();
      assertThat(open.getLong(1)).isEqualTo(1);
      assertThat(open.next()).isFalse();
    }
  }

  @Test
  void noTableShowsWhatARemarkSays() {
    decide(review("mail", "no number"), Verdict.NONE, "ann");
    String all =
        hub.sql
            .sql("select string_agg(t::text, ' ') from review_decision t")
            .query(String.class)
            .single();
    assertThat(all).contains("ann").doesNotContain("01 99 00");
  }

  private Answer decide(long id, Verdict verdict, String by, OptOut... requests) {
    return hub.reviews.decide(decision(id, verdict, by, requests));
  }

  private Decision decision(long id, Verdict verdict, String by, OptOut... requests) {
    @Nullable String template = verdict == Verdict.ASK ? "number" : null;
    return new Decision(
        id, verdict, List.of(requests), by, clock.instant(), "she rang: 01 99 00 12 34", template);
  }

  private long review(String channel, String reason) {
    return file(
        channel, Item.review(reason, reason.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private long file(String channel, Item item) {
    String id = java.util.UUID.randomUUID().toString();
    Arrival arrival = new Arrival(channel, Arrival.Kind.MAIL, id, id, clock.instant());
    return hub.register.append(Submission.message(arrival, item)).seq();
  }

  private IntakeLog.Line line(long id) {
    return hub.reviews.find(id, true).orElseThrow();
  }

  private List<Long> open(@Nullable String channel, long after) {
    return hub.reviews.open(channel, after, 100, false).stream().map(IntakeLog.Line::id).toList();
  }
}
