package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionIT {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final TestRegister hub = TestRegister.fresh(clock);
  private final Retention retention = retention(years(1));

  private static RetentionSettings years(int each) {
    Duration kept = Duration.ofDays(365L * each);
    return new RetentionSettings(kept, kept, kept, kept, kept, kept, kept, kept);
  }

  private Retention retention(RetentionSettings settings) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(hub.database));
    return new Retention(hub.sql, transaction, settings, clock);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void evidenceGoesWhenItsTimeIsOverAndNotBeforeAndTheLogStays() {
    long old = kept("one");
    clock.advance(Duration.ofHours(12));
    long young = kept("two");
    assertThat(retention.erase(Kept.EVIDENCE)).isZero();

    // The test's register keeps evidence for a day.
    clock.advance(Duration.ofHours(13));
    assertThat(retention.erase(Kept.EVIDENCE)).isEqualTo(1);
    assertThat(hub.log.evidence(old)).isEmpty();
    assertThat(hub.log.evidence(young)).contains("two".getBytes(StandardCharsets.UTF_8));
    assertThat(hub.chain.verify().intact()).isTrue();
    assertThat(hub.chain.verify().entries()).isEqualTo(2);
  }

  @Test
  void whatWasErasedIsRecordedAndNothingElseIs() {
    kept("one");
    kept("two");
    retention.erase(Kept.EVIDENCE);
    assertThat(audit()).isEmpty();
    clock.advance(Duration.ofDays(2));
    retention.erase(Kept.EVIDENCE);
    retention.erase(Kept.EVIDENCE);
    assertThat(audit())
        .containsExactly("hub evidence-erased 2 evidence before 2026-11-22T12:00:00Z");
  }

  @Test
  void closedCasesGoAfterTheirTimeAndOpenOnesStay() {
    for (String key : List.of("one", "two")) {
      Arrival called = new Arrival("form", Arrival.Kind.COMPLAINT, "", key, clock.instant());
      OptOut asked = OptOut.of(new Phone("+33199001234"), Set.of(Medium.VOICE), Scope.ALL);
      hub.register.append(Submission.message(called, Item.registered(List.of(asked), null)));
    }
    hub.cases.close(hub.cases.open(0, 1).get(0).id(), Cases.Closing.MENDED, "ann", null);
    clock.advance(Duration.ofDays(364));
    assertThat(retention.erase(Kept.CASES)).isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(retention.erase(Kept.CASES)).isEqualTo(1);
    assertThat(hub.cases.backlog()).isEqualTo(new Cases.Backlog(1, 1, 0));
  }

  @Test
  void whatNobodyHasDecidedIsKeptWhateverItsTime() {
    long open = arrived("open", Item.review("unclear", new byte[] {1}));
    clock.advance(Duration.ofDays(4_000));
    for (Kept kind : Kept.values()) {
      retention.erase(kind);
    }
    assertThat(hub.log.evidence(open)).isPresent();
    decide(open);
    assertThat(retention.erase(Kept.EVIDENCE)).isEqualTo(1);
    assertThat(hub.log.evidence(open)).isEmpty();
  }

  @Test
  void whatWasNoRequestGoesEarlierThanTheProofOfARequest() {
    long aside = arrived("aside", Item.setAside("invoice", new byte[] {1}));
    long review = arrived("review", Item.review("unclear", new byte[] {1}));
    long request =
        arrived(
            "request",
            Item.registered(
                List.of(OptOut.of(new Phone("+33199001234"), Medium.ALL, Scope.ALL)),
                new byte[] {1}));
    hub.sql.sql("update evidence set kept_until = '2099-01-01'").update();
    decide(review);
    clock.advance(Duration.ofDays(364));
    assertThat(erased(Kept.SET_ASIDE)).isZero();
    clock.advance(Duration.ofDays(2));
    assertThat(erased(Kept.SET_ASIDE)).isEqualTo(1);
    assertThat(erased(Kept.REVIEWS)).as("text and remark").isEqualTo(2);
    assertThat(erased(Kept.REVIEWS)).isZero();
    assertThat(hub.log.evidence(aside)).isEmpty();
    assertThat(hub.log.evidence(review)).isEmpty();
    assertThat(hub.log.evidence(request)).isPresent();
    assertThat(hub.reviews.find(review, true).orElseThrow().decided()).isNotNull();
    assertThat(hub.chain.verify().intact()).isTrue();
  }

  @Test
  void namesOfMessagesAndFilesGoAndTheSameMessageIsStillKnown() {
    long line = arrived("<anne.martin@example.com>", Item.setAside("bounce", null));
    clock.advance(Duration.ofDays(366));
    arrived("<young@example.com>", Item.setAside("bounce", null));
    assertThat(erased(Kept.ORIGINS)).isEqualTo(1);
    assertThat(hub.log.lines(null, line - 1, 10, true))
        .extracting(IntakeLog.Line::origin)
        .containsExactly("", "<young@example.com>");
    arrived("<anne.martin@example.com>", Item.setAside("bounce", null));
    assertThat(hub.log.counts().get("mail")).containsEntry(Outcome.KNOWN, 1L);
    assertThat(hub.chain.verify().intact()).isTrue();
  }

  @Test
  void proofAndAuditAreKeptForEverUnlessTheSettingsSayOtherwise() {
    hub.sql.sql("insert into target (name) values ('crm')").update();
    for (int i = 1; i <= 3; i++) {
      hub.sql
          .sql(
              """
              insert into receipt (target, first_seq, last_seq, applied, skipped, parked, skips, fence, at)
              values ('crm', :i, :i, 1, 0, 0, '{}', 1, :at)
              """)
          .param("i", i)
          .param("at", Times.sql(clock.instant()))
          .update();
    }
    String parked =
        """
        insert into parked (target, seq, fingerprint, answer, at, state)
        values ('crm', 1, gen_random_uuid(), 'no such +33199001234', ?, ?)
        """;
    hub.sql.sql(parked).params(Times.sql(clock.instant()), "settled").update();
    hub.sql.sql(parked).params(Times.sql(clock.instant()), "parked").update();
    hub.sql
        .sql("insert into answer values (1, 'registered', gen_random_uuid(), ?)")
        .param(Times.sql(clock.instant()))
        .update();
    clock.advance(Duration.ofDays(366));
    Retention shipped =
        retention(
            new RetentionSettings(
                null,
                null,
                Duration.ofDays(365),
                Duration.ofDays(365),
                Duration.ofDays(365),
                Duration.ofDays(1825),
                Duration.ofDays(1825),
                null));
    assertThat(shipped.erase(Kept.RECEIPTS)).isZero();
    assertThat(shipped.erase(Kept.AUDIT)).isZero();
    assertThat(shipped.erase(Kept.ORIGINS)).isZero();
    assertThat(shipped.erase(Kept.ANSWERS)).isEqualTo(1);
    assertThat(shipped.erase(Kept.PARKED_ANSWERS)).as("not what is parked still").isEqualTo(1);
    assertThat(retention.erase(Kept.RECEIPTS)).as("all but the newest").isEqualTo(2);
    assertThat(audit()).hasSize(3).allMatch(line -> line.contains("-erased"));
    clock.advance(Duration.ofDays(366));
    assertThat(retention.erase(Kept.AUDIT)).isEqualTo(3);
    assertThat(audit()).hasSize(1).first().asString().contains("audit-erased 3 audit before");
  }

  private long erased(Kept kind) {
    return retention.erase(kind);
  }

  private void decide(long review) {
    hub.reviews.decide(
        new Decision(review, Verdict.NONE, List.of(), "ann", clock.instant(), "Anne rang", null));
  }

  private long kept(String text) {
    return arrived(text, Item.setAside("invoice", text.getBytes(StandardCharsets.UTF_8)));
  }

  private long arrived(String id, Item item) {
    Arrival arrival = new Arrival("mail", Arrival.Kind.MAIL, id, id, clock.instant());
    return hub.register.append(Submission.message(arrival, item)).seq();
  }

  private List<String> audit() {
    return hub.sql
        .sql("select who || ' ' || what || ' ' || object from audit order by id")
        .query(String.class)
        .list();
  }
}
