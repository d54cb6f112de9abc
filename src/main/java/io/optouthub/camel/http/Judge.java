package io.optouthub.camel.http;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Failures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Judges replies of a target that does not say everything by its status.
 *
 * @param applied found in the body of a good answer; empty: the status is enough
 * @param refused found in the body where the record is to blame, whatever the status
 * @param unclear found in the body where it may be the record or the target, whatever the status
 * @param refusedRecords JSONPath to the records of a batch that were refused, each with one of its
 *     record's keys somewhere in it; empty: a batch stands or falls as a whole
 */
record Judge(String applied, String refused, String unclear, String refusedRecords) {

  Judge {
    Pattern.compile(applied);
    Pattern.compile(refused);
    Pattern.compile(unclear);
    if (!refusedRecords.isEmpty()) {
      JsonPath.compile(refusedRecords);
    }
  }

  Answer of(Reply reply) {
    if (reply.failure() == null && found(refused, reply.body())) {
      return new Answer.Refused(words(reply));
    }
    boolean unsaid = reply.good() && !applied.isEmpty() && !found(applied, reply.body());
    if (unsaid || reply.failure() == null && found(unclear, reply.body())) {
      return new Answer.Unclear(words(reply));
    }
    return reply.answer();
  }

  /**
   * For each record of a batch its own answer; or one for the batch, if that did not go through.
   *
   * @param keys of a record: the values by which the target may name it
   */
  <T> List<Answer> of(Reply reply, List<T> records, Function<T, Set<String>> keys) {
    Answer whole = of(reply);
    if (!(whole instanceof Answer.Applied)) {
      return List.of(whole);
    }
    List<Answer> answers = new ArrayList<>(Collections.nCopies(records.size(), whole));
    List<?> refusals = refusedRecords.isEmpty() ? List.of() : refusals(reply.body());
    List<Set<String>> all = refusals.isEmpty() ? List.of() : records.stream().map(keys).toList();
    for (Object refusal : refusals) {
      boolean known = false;
      for (int i = 0; i < all.size(); i++) {
        if (names(refusal, all.get(i))) {
          answers.set(i, new Answer.Refused(Failures.cut(String.valueOf(refusal))));
          known = true;
        }
      }
      if (!known) {
        return List.of(new Answer.Unclear(Failures.cut(String.valueOf(refusal))));
      }
    }
    return answers;
  }

  private List<?> refusals(String body) {
    try {
      return JsonPath.read(body, refusedRecords) instanceof List<?> found ? found : List.of();
    } catch (JsonPathException | IllegalArgumentException e) {
      return List.of();
    }
  }

  private static boolean names(Object value, Set<String> keys) {
    if (value instanceof Map<?, ?> object) {
      return names(object.values(), keys);
    }
    if (value instanceof Collection<?> all) {
      return all.stream().anyMatch(one -> one != null && names(one, keys));
    }
    return keys.contains(String.valueOf(value));
  }

  private static boolean found(String pattern, String body) {
    return !pattern.isEmpty() && Pattern.compile(pattern).matcher(body).find();
  }

  private static String words(Reply reply) {
    return Failures.cut("HTTP " + reply.status() + ": " + reply.body().strip());
  }
}
