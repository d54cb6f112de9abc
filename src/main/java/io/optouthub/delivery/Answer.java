package io.optouthub.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to apply a batch. */
public sealed interface Answer {

  /**
   * Every record of the batch is in force.
   *
   * @param text the target's own answer, as short as it is telling
   */
  record Applied(String text) implements Answer {}

  /**
   * The target cannot be reached or is overloaded: the batch is tried again later, whole.
   *
   * @param retryAfter what the target asked for, null if it did not say
   */
  record Outage(String text, @Nullable Duration retryAfter) implements Answer {}

  /**
   * The target refuses the batch because of what is in it: halved until the refused record stands
   * alone, then parked.
   */
  record Refused(String text) implements Answer {}

  /**
   * It failed for no clear reason: halved like a refusal, but if nothing of it goes through it was
   * an outage.
   */
  record Unclear(String text) implements Answer {}

  /**
   * The target answered for every record alone.
   *
   * @param answers one for each record of the batch, in its order; what follows an outage was not
   *     asked, or its answer does not count
   * @param calls that were made for them
   */
  record Each(List<Answer> answers, int calls) implements Answer {

    /** By a call for each. */
    public Each(List<Answer> answers) {
      this(answers, answers.size());
    }
  }
}
