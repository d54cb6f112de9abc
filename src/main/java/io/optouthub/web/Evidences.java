package io.optouthub.web;

import io.optouthub.intake.Channels;
import io.optouthub.intake.mail.Mailbox;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Email;
import io.optouthub.register.IntakeLog;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens what arrived, and points out the numbers and addresses in it. */
@Component
class Evidences {

  private static final int MOST = 50;

  private final IntakeLog log;
  private final Channels channels;
  private final Marking marking;
  private final WebSettings settings;
  private final Set<String> answersFrom;

  Evidences(
      IntakeLog log,
      Channels channels,
      Marking marking,
      WebSettings settings,
      @Value("${optout.answers.from:}") String answersFrom) {
    this.log = log;
    this.channels = channels;
    this.marking = marking;
    this.settings = settings;
    this.answersFrom = values(Mailbox.named(answersFrom));
  }

  /** The country that numbers without one belong to; the hub's for a channel that is gone. */
  String country(String channel) {
    return channels
        .find(channel)
        .map(declared -> declared.channel().country())
        .orElse(settings.country());
  }

  /** The item with what arrived, as far as that is kept. */
  ReviewView opened(IntakeLog.Line line) {
    ReviewView view = ReviewView.of(line, true);
    return log.evidence(line.id()).map(bytes -> opened(view, line, bytes)).orElse(view);
  }

  private ReviewView opened(ReviewView view, IntakeLog.Line line, byte[] bytes) {
    EvidenceView what = EvidenceView.of(line.kind(), bytes);
    Set<String> own = new HashSet<>(answersFrom);
    if (line.kind().equals(Arrival.Kind.MAIL.word())) {
      own.addAll(values(Mailbox.of(bytes)));
    }
    return view.opened(what, found(what.text(), country(line.channel()), own));
  }

  /** What arrived, in pieces: those that name somebody who may be meant are marked. */
  List<Marking.Piece> pieces(ReviewView view) {
    EvidenceView what = view.evidence();
    List<String> found = view.found();
    if (what == null || found == null) {
      return List.of();
    }
    return marking.in(what.text(), country(view.item().channel())).stream()
        .map(one -> found.contains(one.identity()) ? one : new Marking.Piece(one.text(), null))
        .toList();
  }

  /**
   * Numbers first.
   *
   * @param own addresses of the hub's, which are nobody's to choose
   */
  private List<String> found(String text, String country, Set<String> own) {
    return marking.in(text, country).stream()
        .map(Marking.Piece::identity)
        .filter(Objects::nonNull)
        .filter(identity -> !own.contains(identity))
        .distinct()
        .sorted(Comparator.comparing(identity -> identity.contains("@")))
        .limit(MOST)
        .toList();
  }

  private static Set<String> values(Set<Email> addresses) {
    return addresses.stream().map(Email::value).collect(Collectors.toSet());
  }
}
