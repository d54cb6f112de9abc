package io.optouthub.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes in order, a batch at a time. A batch that is refused is halved until the refused
 * record stands alone; an outage stops the run.
 */
final class Batches {

  /**
   * @param done so many of the changes are dealt with, from the front
   * @param refused those among them that the target refused
   * @param outage why the run stopped, null when it did not
   * @param answer the target's last good answer
   */
  record Result(
      int done, List<Refusal> refused, Answer.@Nullable Outage outage, @Nullable String answer) {}

  record Refusal(Change change, String answer) {}

  /** So many records alone, and none of them went through: the rest of the batch is not asked. */
  private static final int PROBES = 8;

  private static final Answer.Outage UNSAID =
      new Answer.Outage("the target did not answer for every record", null);

  private final Applier applier;
  private final boolean patience;
  private final List<Refusal> refused = new ArrayList<>();
  private final List<Refusal> unclear = new ArrayList<>();
  private int done;
  private int applied;
  private int calls;
  private Answer.@Nullable Outage outage;
  private @Nullable String answer;

  private Batches(Applier applier, boolean patience) {
    this.applier = applier;
    this.patience = patience;
  }

  /**
   * @param patience whether a record that stands alone and fails for no clear reason is an outage
   *     still; when it has been tried often enough, it is refused
   */
  static Result run(List<Change> changes, int batchSize, boolean patience, Applier applier) {
    return run(changes, batchSize, Integer.MAX_VALUE, patience, applier);
  }

  /**
   * @param calls after so many to the target no further batch is begun
   */
  static Result run(
      List<Change> changes, int batchSize, int calls, boolean patience, Applier applier) {
    Batches run = new Batches(applier, patience);
    for (int from = 0;
        from < changes.size() && run.outage == null && run.calls < calls;
        from += batchSize) {
      run.chunk(changes.subList(from, Math.min(changes.size(), from + batchSize)));
    }
    return new Result(run.done, run.refused, run.outage, run.answer);
  }

  private void chunk(List<Change> chunk) {
    int before = done;
    applied = 0;
    int refusedBefore = refused.size();
    unclear.clear();
    deal(chunk);
    boolean nothingWent = applied == 0 && refused.size() == refusedBefore;
    if (!unclear.isEmpty() && nothingWent && (patience || chunk.size() > 1)) {
      // Not one record went through: that says something about the target, not about the records.
      outage = outage == null ? new Answer.Outage(unclear.get(0).answer(), null) : outage;
      done = before;
    } else {
      refused.addAll(unclear);
    }
  }

  private void deal(List<Change> part) {
    if (outage != null) {
      return;
    }
    Answer got = applier.apply(part);
    calls += got instanceof Answer.Each many ? Math.max(1, many.calls()) : 1;
    if (got instanceof Answer.Each each) {
      eachOf(part, each.answers());
    } else if (got instanceof Answer.Applied ok) {
      answer = ok.text();
      applied += part.size();
      done += part.size();
    } else if (got instanceof Answer.Outage out) {
      outage = out;
    } else if (part.size() > 1) {
      int half = part.size() / 2;
      deal(part.subList(0, half));
      deal(part.subList(half, part.size()));
    } else {
      alone(part.get(0), got);
    }
  }

  private void eachOf(List<Change> part, List<Answer> answers) {
    for (int i = 0; i < part.size() && outage == null; i++) {
      alone(part.get(i), i < answers.size() ? answers.get(i) : UNSAID);
    }
  }

  private void alone(Change change, Answer got) {
    if (got instanceof Answer.Applied ok) {
      answer = ok.text();
      applied++;
      done++;
    } else if (got instanceof Answer.Refused no) {
      refused.add(new Refusal(change, no.text()));
      done++;
    } else if (got instanceof Answer.Unclear why) {
      unclear.add(new Refusal(change, why.text()));
      done++;
      if (patience && applied == 0 && unclear.size() >= PROBES) {
        outage = new Answer.Outage(why.text(), null);
      }
    } else {
      outage = got instanceof Answer.Outage out ? out : UNSAID;
    }
  }
}
