package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.Cases.Cause;
import io.optouthub.register.Cases.Closing;
import io.optouthub.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CasesIT {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final Phone BOB = new Phone("+33199005678");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-31T12:00:00Z"));
  private final TestRegister hub = TestRegister.fresh(clock);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aComplaintIsARepeatAndACaseThatIsDueInAMonth() {
    String first = said(Arrival.Kind.FORM, "", ANNE).reference();
    Filed complaint = said(Arrival.Kind.COMPLAINT, first, ANNE);
    Cases.Case opened = hub.cases.ofReference(complaint.reference()).orElseThrow();
    assertThat(opened.cause()).isEqualTo(Cause.COMPLAINT);
    assertThat(opened.earlier()).isEqualTo(first);
    assertThat(opened.openedAt()).isEqualTo(clock.instant());
    assertThat(opened.dueAt()).isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
    assertThat(hub.log.byReference(complaint.reference(), false).get(0).requests())
        .singleElement()
        .satisfies(request -> assertThat(request.word()).isEqualTo("repeat"));
    assertThat(hub.log.evidence(opened.id())).contains(words());
  }

  @Test
  void aComplaintWithoutAReferenceIsLinkedByTheNumberAndOneOfNobodyKnownIsACaseToo() {
    String first = said(Arrival.Kind.MAIL, "", ANNE).reference();
    String linked = said(Arrival.Kind.COMPLAINT, "", ANNE).reference();
    String unknown = said(Arrival.Kind.COMPLAINT, "", BOB).reference();
    assertThat(hub.cases.ofReference(linked).orElseThrow().earlier()).isEqualTo(first);
    assertThat(hub.cases.ofReference(unknown).orElseThrow().earlier()).isNull();
  }

  @Test
  void whoAsksAgainByMailOrFormADayLaterHasACaseButOnlyOne() {
    said(Arrival.Kind.FORM, "", ANNE);
    said(Arrival.Kind.FORM, "", ANNE);
    assertThat(hub.cases.open(0, 10)).as("sent twice").isEmpty();
    clock.advance(Duration.ofHours(25));
    String again = said(Arrival.Kind.MAIL, "", ANNE).reference();
    clock.advance(Duration.ofHours(25));
    said(Arrival.Kind.FORM, "", ANNE);
    assertThat(hub.cases.open(0, 10))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.cause()).isEqualTo(Cause.REPEAT);
              assertThat(one.reference()).isEqualTo(again);
            });
  }

  @Test
  void whatMachinesSayAgainOpensNone() {
    for (Arrival.Kind kind : List.of(Arrival.Kind.FORM, Arrival.Kind.WEBHOOK, Arrival.Kind.API)) {
      said(kind, "", ANNE);
      clock.advance(Duration.ofDays(2));
    }
    assertThat(hub.cases.open(0, 10)).isEmpty();
    assertThat(hub.cases.backlog()).isEqualTo(new Cases.Backlog(0, 0, 0));
  }

  @Test
  void aComplaintAboutSeveralIsOneCase() {
    said(Arrival.Kind.COMPLAINT, "", ANNE, BOB);
    assertThat(hub.cases.open(0, 10)).hasSize(1);
  }

  @Test
  void openOnesAreListedByWhenTheyAreDuePageByPage() {
    List<String> references =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  clock.advance(Duration.ofHours(1));
                  return said(Arrival.Kind.COMPLAINT, "", ANNE).reference();
                })
            .toList();
    List<Cases.Case> page = hub.cases.open(0, 3);
    assertThat(page).extracting(Cases.Case::reference).isEqualTo(references.subList(0, 3));
    assertThat(hub.cases.open(page.get(2).id(), 3))
        .extracting(Cases.Case::reference)
        .isEqualTo(references.subList(3, 5));
    clock.advance(Duration.ofDays(28).minusHours(2));
    assertThat(hub.cases.backlog()).isEqualTo(new Cases.Backlog(5, 2, 0));
  }

  @Test
  void theFirstWhoClosesItDecidesAndTheRemarkIsSealed() {
    said(Arrival.Kind.COMPLAINT, "", ANNE);
    long id = hub.cases.open(0, 1).get(0).id();
    assertThat(hub.cases.close(id, Closing.MENDED, "ann", "called 01 99 00 12 34"))
        .isInstanceOf(Cases.Answer.Made.class);
    assertThat(hub.cases.close(id, Closing.NOT_OURS, "bob", null))
        .isInstanceOfSatisfying(
            Cases.Answer.Before.class,
            before -> assertThat(closed(before.closed()).by()).isEqualTo("ann"));
    assertThat(hub.cases.close(id + 1000, Closing.NO_CALL, "bob", null))
        .isInstanceOf(Cases.Answer.Nowhere.class);
    Cases.Closed clear = closed(hub.cases.find(id, true).orElseThrow());
    assertThat(clear.remark()).isEqualTo("called 01 99 00 12 34");
    assertThat(clear.closing()).isEqualTo(Closing.MENDED);
    assertThat(closed(hub.cases.find(id, false).orElseThrow()).remark()).isNull();
    assertThat(
            hub.sql
                .sql("select encode(remark, 'escape') from complaint_case")
                .query(String.class)
                .single())
        .doesNotContain("99 00 12 34");
    assertThat(hub.cases.open(0, 10)).isEmpty();
    assertThat(hub.cases.closed(0, 10)).hasSize(1);
    assertThat(hub.cases.closed(id, 10)).isEmpty();
  }

  @Test
  void whoIsErasedIsErasedFromTheRemarkAndTheWords() {
    said(Arrival.Kind.COMPLAINT, "", BOB, ANNE);
    long id = hub.cases.open(0, 1).get(0).id();
    hub.cases.close(id, Closing.MENDED, "ann", "01 99 00 12 34");
    assertThat(hub.erasures.erase(ANNE).remarks()).isEqualTo(1);
    assertThat(closed(hub.cases.find(id, true).orElseThrow()).remark()).isNull();
    assertThat(hub.log.evidence(id)).isEmpty();
  }

  private static Cases.Closed closed(Cases.Case one) {
    return java.util.Objects.requireNonNull(one.closed());
  }

  private Filed said(Arrival.Kind kind, String origin, Identity... people) {
    String key = UUID.randomUUID().toString();
    Arrival arrival = new Arrival("form", kind, origin, key, clock.instant());
    List<OptOut> requests =
        java.util.stream.Stream.of(people)
            .map(one -> OptOut.of(one, Set.of(Medium.VOICE), Scope.ALL))
            .toList();
    return hub.register.append(Submission.message(arrival, Item.registered(requests, words())));
  }

  private static byte[] words() {
    return "Called: yesterday".getBytes(StandardCharsets.UTF_8);
  }
}
