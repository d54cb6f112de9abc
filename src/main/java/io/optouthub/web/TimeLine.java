package io.optouthub.web;

import io.optouthub.dossier.Dossier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dossier as one line of time, oldest first. */
record TimeLine(List<Event> events) {

  /**
   * @param kind {@code request}, {@code decided}, or what happened at a target
   * @param subject the target by its title; of a request the channel; of a decision who decided
   * @param request what was asked; null of everything else
   */
  record Event(
      Instant at,
      String kind,
      String subject,
      @Nullable String detail,
      Dossier.@Nullable Request request) {}

  static TimeLine of(Dossier dossier) {
    List<Event> events = new ArrayList<>();
    for (Dossier.Request request : dossier.requests()) {
      events.add(new Event(request.arrivedAt(), "request", request.channel(), null, request));
      for (Dossier.Target target : request.targets()) {
        for (Dossier.Event event : target.events()) {
          boolean told = event.detail() != null && !event.detail().equals(event.what());
          events.add(
              new Event(
                  event.at(), event.what(), target.title(), told ? event.detail() : null, null));
        }
      }
    }
    // Stable: what happened in the same moment stays in the order of the log.
    events.sort(Comparator.comparing(Event::at));
    return new TimeLine(events);
  }
}
