package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once for each list, when four fifths of the time that its target has are gone: if it is read back
 * and its receiver has not acknowledged the list.
 */
@Component
class ListReminders {

  private static final Logger LOG = LoggerFactory.getLogger(ListReminders.class);

  private final SentLists lists;
  private final DataMaps maps;
  private final DeliverySettings settings;
  private final ObjectProvider<ListReminder> reminders;
  private final Clock clock;

  ListReminders(
      SentLists lists,
      DataMaps maps,
      DeliverySettings settings,
      ObjectProvider<ListReminder> reminders,
      Clock clock) {
    this.lists = lists;
    this.maps = maps;
    this.settings = settings;
    this.reminders = reminders;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1M")
  synchronized void look() {
    try {
      Instant now = clock.instant();
      lists.unconfirmed().forEach(list -> look(list, now));
    } catch (RuntimeException e) {
      LOG.debug("lists-unknown cause={}", e.getClass().getSimpleName());
    }
  }

  private void look(SentLists.Sent list, Instant now) {
    CallingSystem system = maps.current().systems().get(list.target());
    Deadline deadline = system == null ? null : system.deadline();
    if (deadline == null) {
      return;
    }
    Instant due = deadline.after(list.at(), settings.timeZone());
    Instant near = list.at().plus(Duration.between(list.at(), due).multipliedBy(4).dividedBy(5));
    if (now.isBefore(near) || !lists.remind(list, now)) {
      return;
    }
    LOG.warn(
        "list-unconfirmed target={} list={} sent={} deadline={}",
        list.target(),
        list.sequence(),
        list.at(),
        due);
    ListReminder reminder = reminders.getIfAvailable();
    if (reminder == null || !reminder.remind(list, due)) {
      lists.remind(list, null);
    }
  }
}
