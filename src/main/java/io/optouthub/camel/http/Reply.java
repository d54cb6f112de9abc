package io.optouthub.camel.http;

import io.optouthub.camel.Answers;
import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Failures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call.
 *
 * @param status 0 when there was no answer
 * @param body as text, cut at a million characters
 * @param failure why there was no answer
 */
record Reply(int status, String body, @Nullable Duration retryAfter, @Nullable Throwable failure) {

  boolean good() {
    return failure == null && status >= 200 && status < 300;
  }

  /** What it says when nothing but the status is looked at. */
  Answer answer() {
    if (failure != null) {
      return Answers.of(failure);
    }
    return good()
        ? new Answer.Applied("HTTP " + status)
        : Failures.ofHttp(status, body, retryAfter);
  }
}
