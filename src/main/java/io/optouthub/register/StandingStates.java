package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the standing states of identities. */
record StandingStates(JdbcClient sql) {

  Map<UUID, LogReader.States> of(Collection<UUID> fingerprints) {
    Map<UUID, Map<String, Map<Medium, LogReader.State>>> found = new HashMap<>();
    if (!fingerprints.isEmpty()) {
      sql.sql(
              """
              select fingerprint, brand, medium, opted_out, event_at, since
              from suppression where fingerprint = any(?)
              """)
          .param(fingerprints.toArray(UUID[]::new))
          .query(
              row -> {
                found
                    .computeIfAbsent(
                        row.getObject("fingerprint", UUID.class), id -> new HashMap<>())
                    .computeIfAbsent(row.getString("brand"), brand -> new EnumMap<>(Medium.class))
                    .put(
                        Medium.values()[row.getInt("medium")],
                        new LogReader.State(
                            row.getBoolean("opted_out"),
                            row.getTimestamp("event_at").toInstant(),
                            row.getTimestamp("since").toInstant()));
              });
    }
    Map<UUID, LogReader.States> states = new HashMap<>();
    found.forEach((id, byBrand) -> states.put(id, new LogReader.States(byBrand)));
    return states;
  }

  /**
   * Since when each medium is out of bounds for this brand; for no brand: for any brand at all,
   * since in doubt one does not call.
   */
  static Map<Medium, Instant> since(LogReader.States states, Set<Medium> media, String brand) {
    Set<String> brands = new HashSet<>(Set.of(brand));
    if (brand.isEmpty()) {
      brands.addAll(states.byBrand().keySet());
    }
    Map<Medium, Instant> since = new EnumMap<>(Medium.class);
    for (Medium medium : media) {
      for (String one : brands) {
        if (states.suppressed(one, medium)) {
          since.merge(medium, first(states, one, medium), (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
    return since;
  }

  private static Instant first(LogReader.States states, String brand, Medium medium) {
    Instant first = Instant.MAX;
    for (String scope : new HashSet<>(List.of("", brand))) {
      LogReader.State state = states.byBrand().getOrDefault(scope, Map.of()).get(medium);
      if (state != null && state.optedOut() && state.since().isBefore(first)) {
        first = state.since();
      }
    }
    return first;
  }
}
