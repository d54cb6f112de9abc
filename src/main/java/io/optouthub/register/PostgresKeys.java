package io.optouthub.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What operators see and do about the keys. */
final class PostgresKeys implements RegisterKeys {

  private final KeyRotation rotation;
  private final Reigns reigns;
  private final KeyUse use;
  private final KeyWork work;
  private final AuditLines audit;
  private final Keysets keysets;
  private final java.time.Clock clock;

  PostgresKeys(
      KeyRotation rotation, Reigns reigns, KeyWork work, Keysets keysets, java.time.Clock clock) {
    this.rotation = rotation;
    this.reigns = reigns;
    this.use = new KeyUse(reigns.sql());
    this.audit = new AuditLines(reigns.sql());
    this.work = work;
    this.keysets = keysets;
    this.clock = clock;
  }

  @Override
  public Status status() {
    List<Key> keys = new ArrayList<>();
    for (Keyset keyset : Keyset.values()) {
      keys.addAll(keys(keyset));
    }
    List<Reigns.Hub> hubs = reigns.hubs();
    TreeSet<String> all = new TreeSet<>();
    hubs.forEach(hub -> all.addAll(hub.keys()));
    List<Hub> lacking =
        hubs.stream()
            .map(
                hub ->
                    new Hub(
                        hub.id(),
                        hub.seenAt(),
                        all.stream().filter(key -> !hub.keys().contains(key)).toList()))
            .toList();
    return new Status(keys, work.all(), lacking);
  }

  private List<Key> keys(Keyset keyset) {
    Map<Long, Map<String, Long>> uses = use.of(keyset);
    TreeSet<Long> known = rotation.known().ids(keyset);
    List<Key> keys = new ArrayList<>();
    @Nullable Instant until = null;
    List<Reign> reigned = reigns.all().stream().filter(reign -> reign.keyset() == keyset).toList();
    for (int i = reigned.size() - 1; i >= 0; i--) {
      Reign reign = reigned.get(i);
      Map<String, Long> needed = uses.getOrDefault(reign.id(), Map.of());
      boolean inUse = until == null;
      keys.add(
          new Key(
              keyset.word(),
              reign.id(),
              inUse,
              reign.since(),
              until,
              known.remove(reign.id()),
              needed,
              !inUse && needed.isEmpty()));
      until = reign.since();
    }
    known.forEach(
        id -> keys.add(new Key(keyset.word(), id, false, null, null, true, Map.of(), true)));
    return keys;
  }

  @Override
  public synchronized Answer rotate(Keyset keyset, String who, @Nullable String why) {
    if (keysets.configured(keyset)) {
      return new Answer.Refused(
          "optout.register.keys."
              + keyset.word()
              + " is configured: add a key to it and hand it to one hub after the other");
    }
    keysets.add(keyset);
    rotation.reload();
    long id = rotation.known().primary(keyset);
    audit.by(who, clock.instant(), "key-made", keyset.word() + " key " + id, why);
    return rotation.promote(keyset)
        ? new Answer.Done(id)
        : new Answer.Refused("Key " + id + " is made; another hub does not know it yet");
  }

  @Override
  public synchronized Answer remove(Keyset keyset, long id, String who, @Nullable String why) {
    if (keysets.configured(keyset)) {
      return new Answer.Refused(
          "optout.register.keys."
              + keyset.word()
              + " is configured: take the key out of it there; a hub that still needs it says so");
    }
    if (!rotation.known().ids(keyset).contains(id)) {
      return new Answer.Refused("There is no such key");
    }
    if (rotation.inUse(keyset) == id || rotation.known().primary(keyset) == id) {
      return new Answer.Refused("Key " + id + " is the one in use");
    }
    Map<String, Long> needed = use.of(keyset).getOrDefault(id, Map.of());
    if (!needed.isEmpty()) {
      return new Answer.Refused(KeyUse.words(keyset, id, needed));
    }
    audit.by(who, clock.instant(), "key-removed", keyset.word() + " key " + id, why);
    rotation.retire(keyset, id, who);
    keysets.remove(keyset, id);
    rotation.reload();
    rotation.renew();
    return new Answer.Done(id);
  }
}
