package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RulingTest {

  private static final UUID PERSON = new UUID(1, 2);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aSecondRequestIsARepeatAndKeepsTheFirstSince() {
    Ruling ruling = new Ruling();
    assertThat(rule(ruling, out(null), NOON, 1)).isEqualTo(Entry.Kind.OPT_OUT);
    assertThat(rule(ruling, out(null), NOON.plusSeconds(60), 2)).isEqualTo(Entry.Kind.REPEAT);
    assertThat(only(ruling).since()).isEqualTo(NOON);
    assertThat(only(ruling).eventAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void theSameStatedMomentOnTheSameChannelIsKnown() {
    Ruling ruling = new Ruling();
    rule(ruling, out(NOON), NOON.plusSeconds(5), 1);
    assertThat(rule(ruling, out(NOON), NOON.plusSeconds(500), 2)).isEqualTo(Entry.Kind.KNOWN);
    assertThat(ruling.kind(PERSON, out(NOON), NOON, "another")).isEqualTo(Entry.Kind.REPEAT);
  }

  @Test
  void anOlderOptInDoesNotLiftANewerOptOut() {
    Ruling ruling = new Ruling();
    rule(ruling, out(NOON), NOON, 1);
    rule(ruling, in(NOON.minusSeconds(1)), NOON.plusSeconds(9), 2);
    assertThat(only(ruling).optedOut()).isTrue();
    rule(ruling, in(NOON.plusSeconds(1)), NOON.plusSeconds(9), 3);
    assertThat(only(ruling).optedOut()).isFalse();
  }

  @Test
  void aRequestFromTheFutureCountsFromItsArrival() {
    assertThat(Ruling.eventAt(out(NOON.plusSeconds(86_400)), NOON)).isEqualTo(NOON);
  }

  @Test
  void everyOrderOfArrivalEndsInTheSameState() {
    List<OptOut> requests =
        List.of(
            out(NOON),
            in(NOON),
            in(NOON.plusSeconds(1)),
            out(NOON.plusSeconds(1)),
            in(NOON.plusSeconds(2)));
    Set<String> ends = new HashSet<>();
    for (List<OptOut> order : permutations(requests)) {
      Ruling ruling = new Ruling();
      long seq = 0;
      for (OptOut request : order) {
        rule(ruling, request, NOON.plusSeconds(3_600), ++seq);
      }
      ends.add(only(ruling).optedOut() + " " + only(ruling).eventAt());
    }
    assertThat(ends).containsExactly("false " + NOON.plusSeconds(2));
  }

  private static Entry.Kind rule(Ruling ruling, OptOut request, Instant arrivedAt, long seq) {
    Instant eventAt = Ruling.eventAt(request, arrivedAt);
    Entry.Kind kind = ruling.kind(PERSON, request, eventAt, "c");
    if (kind != Entry.Kind.KNOWN) {
      ruling.apply(PERSON, request, eventAt, seq, "c");
    }
    return kind;
  }

  private static Ruling.State only(Ruling ruling) {
    assertThat(ruling.changed()).hasSize(1);
    return ruling.changed().values().iterator().next();
  }

  private static OptOut out(@org.jspecify.annotations.Nullable Instant at) {
    return request(Wish.OPT_OUT, at);
  }

  private static OptOut in(Instant at) {
    return request(Wish.OPT_IN, at);
  }

  private static OptOut request(Wish wish, @org.jspecify.annotations.Nullable Instant at) {
    Phone phone = new Phone("+33199001234");
    return new OptOut(wish, phone, Set.of(Medium.VOICE), Scope.ALL, at, "form 12");
  }

  private static List<List<OptOut>> permutations(List<OptOut> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    List<List<OptOut>> all = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      List<OptOut> rest = new ArrayList<>(of);
      OptOut first = rest.remove(i);
      for (List<OptOut> tail : permutations(rest)) {
        List<OptOut> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }
}
