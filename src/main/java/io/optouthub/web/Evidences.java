package io.optouthub.web;

import io.optouthub.intake.Channels;
import io.optouthub.register.IntakeLog;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens what arrived, and points out the numbers and addresses in it. */
@Component
class Evidences {

  private static final int MOST = 50;

  private final IntakeLog log;
  private final Channels channels;
  private final Marking marking;
  private final WebSettings settings;

  Evidences(IntakeLog log, Channels channels, Marking marking, WebSettings settings) {
    this.log = log;
    this.channels = channels;
    this.marking = marking;
    this.settings = settings;
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
    return log.evidence(line.id())
        .map(bytes -> EvidenceView.of(line.kind(), bytes))
        .map(what -> view.opened(what, found(what.text(), country(line.channel()))))
        .orElse(view);
  }

  /** What arrived, in pieces: those that name somebody are marked. */
  List<Marking.Piece> pieces(String text, String channel) {
    return marking.in(text, country(channel));
  }

  /** Numbers first. */
  private List<String> found(String text, String country) {
    return marking.in(text, country).stream()
        .map(Marking.Piece::identity)
        .filter(Objects::nonNull)
        .distinct()
        .sorted(Comparator.comparing(identity -> identity.contains("@")))
        .limit(MOST)
        .toList();
  }
}
