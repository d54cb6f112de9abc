package io.optouthub.camel;

import io.optouthub.delivery.Answer;
import java.util.List;

/**
 * What a connector leaves as a route's body where the target answered for every record alone.
 *
 * @param answers one for each record, in the batch's order; what follows an outage was not asked
 */
record RecordAnswers(List<Answer> answers) {

  RecordAnswers {
    answers = List.copyOf(answers);
  }
}
