package io.optouthub.web;

import io.optouthub.intake.Channels;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import io.optouthub.register.IntakeLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Opens what arrived, and points out the numbers and addresses in it. */
@Component
class Evidences {

  private static final int MOST = 50;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w+])\\+?\\(?\\d([ .()/\u00a0\u202f-]{0,3}\\d){6,14}(?!\\w)");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.+%'-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63}){1,5}");

  private final IntakeLog log;
  private final Channels channels;
  private final PhoneNumbers numbers;
  private final WebSettings settings;

  Evidences(IntakeLog log, Channels channels, PhoneNumbers numbers, WebSettings settings) {
    this.log = log;
    this.channels = channels;
    this.numbers = numbers;
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

  private List<String> found(String text, String country) {
    Set<String> found = new LinkedHashSet<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find() && found.size() < MOST) {
      if (numbers.read(number.group(), country) instanceof PhoneNumbers.Reading.Number read) {
        found.add(read.phone().value());
      }
    }
    Matcher address = ADDRESS.matcher(text);
    while (address.find() && found.size() < MOST) {
      try {
        found.add(new Email(address.group()).value());
      } catch (IllegalArgumentException e) {
        continue;
      }
    }
    return new ArrayList<>(found);
  }
}
