package io.optouthub.register;

import io.optouthub.optout.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who an identity is in the log: the one place that goes from identities to people.
 *
 * <p>A person's fingerprint in the log stays what it was when they first asked, whatever keys came
 * since. They are found by their fingerprint under the key in use, as it stands in the log or as an
 * alias, else by those under older keys. Where there never was another key, nothing is asked.
 *
 * @param rings the keys in use since this reign, read again if this hub knows an older one
 */
record People(JdbcClient sql, Seals seals, LongFunction<Keyring> rings) {

  /** The person in the log; who is not in there gets the fingerprint under the key in use. */
  UUID of(Identity identity) {
    return of(identity, new Reigns(sql).newest());
  }

  /**
   * @param reign the newest, as the caller has just read it
   */
  UUID of(Identity identity, long reign) {
    return of(List.of(identity), reign).get(0);
  }

  /** The same for many: an answer for each, in their order. */
  List<UUID> of(List<? extends Identity> identities, long reign) {
    List<List<UUID>> asked = identities.stream().map(one -> fingerprints(one, reign)).toList();
    Map<List<UUID>, UUID> known = rings.apply(reign).plain() ? Map.of() : find(sql, asked);
    return asked.stream().map(mine -> known.getOrDefault(mine, mine.get(0))).toList();
  }

  /** All fingerprints that this identity has, the newest first. */
  List<UUID> fingerprints(Identity identity, long reign) {
    return seals.fingerprints(rings.apply(reign), identity.canonical());
  }

  /** Lets the key in use find this person also when nobody knows the identity any more. */
  void remember(Identity identity, UUID person) {
    Keyring ring = rings.apply(new Reigns(sql).newest());
    UUID now = seals.fingerprints(ring, identity.canonical()).get(0);
    if (!ring.plain() && !now.equals(person)) {
      alias(sql, new TreeMap<>(Map.of(now, person)), ring.fingerprint());
    }
  }

  /**
   * The same submissions, about the people that the log knows. Under the lock of the writers and on
   * their connection, so that nobody becomes two people.
   */
  List<Prepared> settle(JdbcClient writer, List<Prepared> submissions, long reign) {
    Keyring ring = rings.apply(reign);
    List<Prepared> now =
        submissions.stream().map(one -> one.reign() == reign ? one : one.again(seals)).toList();
    if (ring.plain()) {
      return now;
    }
    List<List<UUID>> asked = new ArrayList<>();
    now.forEach(
        one -> one.requests().forEach(all -> all.forEach(r -> asked.add(r.fingerprints()))));
    Map<List<UUID>, UUID> people = find(writer, asked);
    SortedMap<UUID, UUID> older = new TreeMap<>();
    people.forEach(
        (mine, person) -> {
          if (mine.indexOf(person) > 0) {
            older.put(mine.get(0), person);
          }
        });
    alias(writer, older, ring.fingerprint());
    return now.stream().map(one -> one.about(people, seals)).toList();
  }

  /** Those who are in the log, by their fingerprints; the newest that is known decides. */
  private static Map<List<UUID>, UUID> find(JdbcClient sql, List<List<UUID>> asked) {
    Map<UUID, UUID> known = new HashMap<>();
    UUID[] all = asked.stream().flatMap(List::stream).distinct().toArray(UUID[]::new);
    if (all.length > 0) {
      sql.sql(
              """
              select fingerprint, person from fingerprint_alias where fingerprint = any(:all)
              union all
              select distinct fingerprint, fingerprint from suppression where fingerprint = any(:all)
              """)
          .param("all", all)
          .query(
              row -> {
                known.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
              });
    }
    Map<List<UUID>, UUID> people = new HashMap<>();
    for (List<UUID> mine : asked) {
      mine.stream()
          .map(known::get)
          .filter(java.util.Objects::nonNull)
          .findFirst()
          .ifPresent(person -> people.put(mine, person));
    }
    return people;
  }

  static void alias(JdbcClient sql, SortedMap<UUID, UUID> people, long key) {
    if (!people.isEmpty()) {
      sql.sql(
              """
              insert into fingerprint_alias (fingerprint, person, key)
              select fingerprint, person, ? from unnest(?, ?) as new (fingerprint, person)
              on conflict (fingerprint) do nothing
              """)
          .params(key, people.keySet().toArray(UUID[]::new), people.values().toArray(UUID[]::new))
          .update();
    }
  }
}
