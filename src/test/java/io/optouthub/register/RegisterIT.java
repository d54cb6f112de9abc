package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegisterIT {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final TestRegister hub = TestRegister.fresh(clock);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void whatIsAcknowledgedIsSeenByTheNextCheck() {
    hub.message("form", OptOut.of(ANNE, VOICE, Scope.ALL));
    Standing standing = hub.register.check(ANNE, Medium.ALL, Scope.ALL);
    assertThat(standing.since()).containsOnlyKeys(Medium.VOICE);
    assertThat(standing.asOf()).isEqualTo(1);
  }

  @Test
  void theSameMessageIsKnownAndKeepsItsReferenceAndANewOneIsARepeat() {
    OptOut request = OptOut.of(ANNE, VOICE, Scope.ALL);
    Filed first = hub.message("mail", "<1@example.com>", request);
    Filed same = hub.message("mail", "<1@example.com>", request);
    Filed repeat = hub.message("mail", "<2@example.com>", request);
    assertThat(same.outcomes()).containsExactly(Outcome.KNOWN);
    assertThat(same.reference()).isEqualTo(first.reference());
    assertThat(repeat.outcomes()).containsExactly(Outcome.REGISTERED);
    assertThat(hub.log.byReference(repeat.reference(), true).get(0).requests().get(0).word())
        .isEqualTo("repeat");
    assertThat(hub.log.counts().get("mail"))
        .containsEntry(Outcome.REGISTERED, 2L)
        .containsEntry(Outcome.KNOWN, 1L);
  }

  @Test
  void anOptInForOneBrandLeavesTheOthersAlone() {
    hub.message("form", OptOut.of(ANNE, VOICE, Scope.ALL));
    clock.advance(Duration.ofDays(1));
    Scope nord = new Scope("nord");
    hub.message("crm", new OptOut(Wish.OPT_IN, ANNE, VOICE, nord, clock.instant(), "contract 7"));
    assertThat(hub.register.check(ANNE, VOICE, nord).suppressed()).isFalse();
    assertThat(hub.register.check(ANNE, VOICE, new Scope("sud")).suppressed()).isTrue();
    assertThat(hub.register.check(ANNE, VOICE, Scope.ALL).suppressed()).isTrue();
  }

  @Test
  void aFileGoesOnAtTheRowWhereItStoppedAndIsKnownTheSecondTime() {
    Arrival file = new Arrival("drop", Arrival.Kind.FILE, "a.csv", "digest", clock.instant());
    hub.register.append(new Submission(file, 1, rows(0, 3), false));
    assertThat(hub.register.progress(file)).contains(new Register.Progress(3, false));
    Filed overlap = hub.register.append(new Submission(file, 2, rows(1, 5), true));
    assertThat(overlap.outcomes())
        .containsExactly(Outcome.KNOWN, Outcome.KNOWN, Outcome.REGISTERED, Outcome.REGISTERED);
    assertThat(hub.register.progress(file)).contains(new Register.Progress(5, true));
    assertThat(hub.register.append(new Submission(file, 1, rows(0, 5), true)).outcomes())
        .containsOnly(Outcome.KNOWN);
    assertThat(hub.log.counts().get("drop"))
        .containsEntry(Outcome.REGISTERED, 5L)
        .containsEntry(Outcome.KNOWN, 5L);
    assertThat(hub.log.lines("drop", 0, 100, false)).hasSize(10);
  }

  @Test
  void whatIsNoRequestIsKeptWithItsReasonAndItsEvidence() {
    byte[] raw = "call me maybe \0".getBytes(StandardCharsets.UTF_8);
    Arrival mail =
        new Arrival("mail", Arrival.Kind.MAIL, "<x\0@example.com>", "k", clock.instant());
    Filed filed = hub.register.append(Submission.message(mail, Item.review("no number", raw)));
    IntakeLog.Line line = hub.log.byReference(filed.reference(), false).get(0);
    assertThat(line.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(line.reason()).isEqualTo("no number");
    assertThat(hub.log.evidence(line.id())).hasValue(raw);
    assertThat(hub.register.head()).isEqualTo(1);
  }

  @Test
  void noTableHoldsAClearIdentity() {
    Email anne = new Email("anne@example.com");
    hub.message("form", OptOut.of(ANNE, VOICE, Scope.ALL), OptOut.of(anne, VOICE, Scope.ALL));
    List<String> tables =
        hub.sql
            .sql("select table_name from information_schema.tables where table_schema = 'public'")
            .query(String.class)
            .list();
    assertThat(tables).contains("entry", "sealed_identity");
    for (String table : tables) {
      String all =
          hub.sql
              .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
              .query(String.class)
              .single();
      assertThat(all).doesNotContain("199001234").doesNotContain("anne@");
    }
  }

  @Test
  void aReaderSeesEachPersonsStateAsItStandsAndTheIdentityOpened() {
    hub.message("form", OptOut.of(ANNE, VOICE, Scope.ALL));
    clock.advance(Duration.ofDays(1));
    hub.message("crm", new OptOut(Wish.OPT_IN, ANNE, VOICE, Scope.ALL, clock.instant(), "paper"));
    LogReader.Page page = hub.reader.page(0, 10);
    assertThat(page.last()).isEqualTo(2);
    assertThat(page.lines()).hasSize(2);
    assertThat(page.lines().get(0).identity()).isEqualTo(ANNE);
    assertThat(page.lines().get(0).states().suppressed("", Medium.VOICE)).isFalse();
    assertThat(hub.reader.page(2, 10)).isEqualTo(new LogReader.Page(2, List.of()));
  }

  private List<Item> rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new Phone("+3363998" + (1000 + i)))
        .map(phone -> Item.registered(List.of(OptOut.of(phone, VOICE, Scope.ALL)), null))
        .toList();
  }
}
