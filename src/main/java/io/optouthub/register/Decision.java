package io.optouthub.register;

import io.optouthub.optout.OptOut;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person makes of an item in review.
 *
 * @param review the item's number
 * @param requests what to register; empty for any other verdict
 * @param by who decides: the name of a key or user
 * @param remark free text, kept under seal
 * @param template which question to ask back; only for {@link Verdict#ASK}
 */
public record Decision(
    long review,
    Verdict verdict,
    List<OptOut> requests,
    String by,
    Instant at,
    @Nullable String remark,
    @Nullable String template) {

  public Decision {
    requests = List.copyOf(requests);
    if ((verdict == Verdict.REGISTER) == requests.isEmpty()) {
      throw new IllegalArgumentException("Register, and nothing else, means: with a request");
    }
    if ((verdict == Verdict.ASK) == (template == null)) {
      throw new IllegalArgumentException("Ask, and nothing else, means: with a template");
    }
  }

  /** The same decision with other requests. */
  Decision with(List<OptOut> others) {
    return new Decision(review, verdict, others, by, at, remark, template);
  }

  /** For the log: what and by whom. */
  String note() {
    return verdict.word() + " by " + by + ", review " + review;
  }

  /** What makes it the same decision again. */
  String same() {
    return requests.stream()
        .map(
            request ->
                String.join(
                    "|",
                    request.wish().name(),
                    request.identity().canonical(),
                    request.media().stream().sorted().toList().toString(),
                    request.scope().brand(),
                    String.valueOf(request.eventAt()),
                    String.valueOf(request.proof())))
        .sorted()
        .collect(
            Collectors.joining(
                "\n", "review:" + review + verdict.word() + template + by + "\n", ""));
  }
}
