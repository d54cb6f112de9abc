package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.optout.Identity;
import io.optouthub.register.IntakeLog;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item that arrived, as the API shows it.
 *
 * @param messageId of a mail, webhook or request; absent for a file
 * @param file its name, with the row from 1; absent for a message
 * @param decision what a person made of it; absent while nobody has, or where nobody needs to
 * @param identities only for those who may see them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemView(
    long id,
    String channel,
    String kind,
    @Nullable String messageId,
    @Nullable String file,
    @Nullable Integer row,
    String reference,
    String outcome,
    @Nullable String reason,
    List<String> media,
    Instant arrivedAt,
    @Nullable String decision,
    @Nullable List<String> identities) {

  static ItemView of(IntakeLog.Line line, boolean clear) {
    boolean file = line.kind().equals("file");
    return new ItemView(
        line.id(),
        line.channel(),
        line.kind(),
        file ? null : line.origin(),
        file ? line.origin() : null,
        file ? line.row() : null,
        line.reference(),
        line.outcome().word(),
        line.reason(),
        Words.media(
            line.requests().stream()
                .flatMap(request -> request.media().stream())
                .distinct()
                .toList()),
        line.arrivedAt(),
        line.decided() == null ? null : line.decided().verdict().word(),
        clear ? identities(line) : null);
  }

  /** Whether somebody can be told from it. */
  boolean clear() {
    return identities != null && !identities.isEmpty();
  }

  private static List<String> identities(IntakeLog.Line line) {
    return line.requests().stream()
        .map(IntakeLog.Request::identity)
        .filter(Objects::nonNull)
        .map(Identity::value)
        .distinct()
        .toList();
  }
}
