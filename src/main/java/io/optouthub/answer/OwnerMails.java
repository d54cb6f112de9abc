package io.optouthub.answer;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.DeadlineAlarm;
import io.optouthub.delivery.Deliveries;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes to the contact that the data map names for a system's owner. */
@Component
class OwnerMails implements DeadlineAlarm {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerMails.class);

  private final DataMaps maps;
  private final Templates templates;
  private final Mailer mailer;
  private final AnswerSettings settings;

  OwnerMails(DataMaps maps, Templates templates, Mailer mailer, AnswerSettings settings) {
    this.maps = maps;
    this.templates = templates;
    this.mailer = mailer;
    this.settings = settings;
  }

  @Override
  public boolean raise(Deliveries.Status target, boolean late) {
    DataMap map = maps.current();
    DataMap.CallingSystem system = map.systems().get(target.name());
    String to = system == null ? null : contact(map, system.owner());
    if (system == null || to == null || !to.contains("@") || !settings.reaches()) {
      return false;
    }
    var values =
        Map.of(
            "system", system.title(),
            "target", target.name(),
            "waiting", Long.toString(target.lag()),
            "oldest", minute(target.oldestPending()),
            "deadline", minute(target.deadline()),
            "error", target.lastError() == null ? "" : target.lastError());
    return templates
        .text(late ? "deadline-passed" : "deadline-near", settings.owners(), values)
        .filter(text -> send(target.name(), to, text))
        .isPresent();
  }

  private boolean send(String target, String to, Templates.Text text) {
    try {
      mailer.send(to, text);
      return true;
    } catch (Mailer.NotReached | MessagingException e) {
      LOG.warn("owner-not-told target={} cause={}", target, e.getClass().getSimpleName());
      return false;
    }
  }

  private static @Nullable String contact(DataMap map, String owner) {
    DataMap.Party party = map.services().get(owner);
    party = party == null ? map.subcontractors().get(owner) : party;
    return party == null ? null : party.contact();
  }

  private static String minute(@Nullable Instant at) {
    return at == null
        ? ""
        : at.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace(":00Z", " UTC");
  }
}
