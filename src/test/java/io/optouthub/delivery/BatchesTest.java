package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private final FakeTarget target = new FakeTarget();

  @Test
  void cutsIntoBatchesInOrder() {
    Batches.Result result = Batches.run(Changes.of(10), 4, true, target);

    assertThat(result.done()).isEqualTo(10);
    assertThat(result.answer()).isEqualTo("ok 2");
    assertThat(target.calls).isEqualTo(3);
    assertThat(target.seqs()).isSorted().hasSize(10);
  }

  @Test
  void noBatchIsBegunAfterSoManyCalls() {
    assertThat(Batches.run(Changes.of(100), 10, 3, true, target).done()).isEqualTo(30);
    assertThat(Batches.run(Changes.of(100), 20, 32, true, batch -> each(batch, 20)).done())
        .as("by a call for each record")
        .isEqualTo(40);
    assertThat(Batches.run(Changes.of(100), 20, 32, true, batch -> each(batch, 1)).done())
        .as("by a call for each batch")
        .isEqualTo(100);
  }

  private static Answer each(List<Change> batch, int calls) {
    return new Answer.Each(
        batch.stream().<Answer>map(change -> new Answer.Applied("ok")).toList(), calls);
  }

  @Test
  void halvesUntilTheRefusedRecordStandsAlone() {
    target.poison.add(Changes.phone(700).value());

    Batches.Result result = Batches.run(Changes.of(1000), 1000, true, target);

    assertThat(result.done()).isEqualTo(1000);
    assertThat(result.outage()).isNull();
    assertThat(result.refused()).hasSize(1);
    assertThat(result.refused().get(0).change().seq()).isEqualTo(700);
    assertThat(result.refused().get(0).answer()).isEqualTo("no such prefix");
    assertThat(target.seqs()).hasSize(999).isSorted();
    assertThat(target.calls).isLessThanOrEqualTo(1 + 2 * 10);
  }

  @Test
  void anOutageStopsTheRunAndKeepsWhatWentBefore() {
    target.after = () -> target.down = new Answer.Outage("down", Duration.ofSeconds(7));

    Batches.Result result = Batches.run(Changes.of(10), 4, true, target);

    assertThat(result.done()).isEqualTo(4);
    assertThat(result.outage()).isEqualTo(new Answer.Outage("down", Duration.ofSeconds(7)));
    assertThat(target.calls).isEqualTo(2);
  }

  @Test
  void whatIsUnclearAndAloneIsRefusedWhenTheRestGoesThrough() {
    target.unclear = true;
    target.poison.add(Changes.phone(3).value());

    Batches.Result result = Batches.run(Changes.of(8), 8, true, target);

    assertThat(result.refused()).extracting(refusal -> refusal.change().seq()).containsExactly(3L);
    assertThat(result.outage()).isNull();
    assertThat(target.taken).hasSize(7);
  }

  @Test
  void whenNothingGoesThroughForNoClearReasonItIsAnOutageFoundWithFewCalls() {
    target.down = new Answer.Unclear("hm");

    Batches.Result result = Batches.run(Changes.of(1000), 1000, true, target);

    assertThat(result.done()).isZero();
    assertThat(result.refused()).isEmpty();
    assertThat(result.outage()).isEqualTo(new Answer.Outage("hm", null));
    assertThat(target.calls).isLessThan(30);
  }

  @Test
  void oneRecordAloneThatStaysUnclearIsRefusedWhenPatienceEnds() {
    target.down = new Answer.Unclear("hm");
    List<Change> one = Changes.of(1);

    assertThat(Batches.run(one, 10, true, target).outage()).isNotNull();
    assertThat(Batches.run(one, 10, false, target).refused()).hasSize(1);
  }

  @Test
  void answersForEveryRecordAreTakenWithoutAskingAgain() {
    Answer ok = new Answer.Applied("201");
    Answer no = new Answer.Refused("no such prefix");
    List<Answer> answers = List.of(ok, no, ok, new Answer.Outage("limit", null), ok);

    Batches.Result result = Batches.run(Changes.of(5), 5, true, batch -> new Answer.Each(answers));

    assertThat(result.done()).isEqualTo(3);
    assertThat(result.refused()).extracting(refusal -> refusal.change().seq()).containsExactly(2L);
    assertThat(result.outage()).isEqualTo(new Answer.Outage("limit", null));
  }

  @Test
  void anAnswerThatIsMissingIsNoConsent() {
    Batches.Result result =
        Batches.run(Changes.of(2), 5, true, batch -> new Answer.Each(List.of()));

    assertThat(result.done()).isZero();
    assertThat(result.outage()).isNotNull();
  }
}
