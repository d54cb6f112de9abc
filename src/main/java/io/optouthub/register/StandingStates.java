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

  private static final Medium[] MEDIA = Medium.values();

  Map<UUID, LogReader.States> of(Collection<UUID> fingerprints) {
    return fingerprints.isEmpty() ? Map.of() : of("?", (Object) fingerprints.toArray(UUID[]::new));
  }

  /**
   * @param fingerprints an array of them, in SQL
   */
  Map<UUID, LogReader.States> of(String fingerprints, Object... params) {
    Map<UUID, Map<String, Map<Medium, LogReader.State>>> found = new HashMap<>();
    sql.sql(
            "select fingerprint, brand, medium, opted_out, event_at, since"
                + " from suppression where fingerprint = any("
                + fingerprints
                + ")")
        .params(params)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                  .computeIfAbsent(row.getString(2), brand -> new EnumMap<>(Medium.class))
                  .put(
                      MEDIA[row.getInt(3)],
                      new LogReader.State(
                          row.getBoolean(4),
                          row.getTimestamp(5).toInstant(),
                          row.getTimestamp(6).toInstant()));
            });
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
