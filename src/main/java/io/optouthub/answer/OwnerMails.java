package io.optouthub.answer;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.DeadlineAlarm;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.ListLinks;
import io.optouthub.delivery.ListReminder;
import io.optouthub.delivery.SentLists;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes to the contact that the data map names for a system's owner. */
@Component
class OwnerMails implements DeadlineAlarm, ListReminder {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerMails.class);

  private final DataMaps maps;
  private final Templates templates;
  private final Mailer mailer;
  private final AnswerSettings settings;
  private final ListLinks links;

  OwnerMails(
      DataMaps maps, Templates templates, Mailer mailer, AnswerSettings settings, ListLinks links) {
    this.maps = maps;
    this.templates = templates;
    this.mailer = mailer;
    this.settings = settings;
    this.links = links;
  }

  @Override
  public boolean raise(Deliveries.Status target, boolean late) {
    return tell(
        target.name(),
        late ? "deadline-passed" : "deadline-near",
        Map.of(
            "waiting", Long.toString(target.lag()),
            "oldest", minute(target.oldestPending()),
            "deadline", minute(target.deadline()),
            "error", target.lastError() == null ? "" : target.lastError()));
  }

  @Override
  public boolean remind(SentLists.Sent list, Instant due) {
    String page = settings.page() == null ? "" : settings.page().toString().replaceFirst("/+$", "");
    String token = links.token(list.target(), list.name());
    return tell(
        list.target(),
        "list-reminder",
        Map.of(
            "list", Long.toString(list.sequence()),
            "rows", Integer.toString(list.rows()),
            "sent", minute(list.at()),
            "deadline", minute(due),
            "link", page.isEmpty() ? "" : page + "/lists/" + token + "?lang=" + settings.owners()));
  }

  private boolean tell(String target, String template, Map<String, String> values) {
    DataMap map = maps.current();
    DataMap.CallingSystem system = map.systems().get(target);
    String to = system == null ? null : contact(map, system.owner());
    if (system == null || to == null || !to.contains("@") || !settings.reaches()) {
      return false;
    }
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put("system", system.title());
    all.put("target", target);
    return templates
        .text(template, settings.owners(), all)
        .filter(text -> send(target, to, text))
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
