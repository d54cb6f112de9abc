package io.optouthub.register;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a new key into use once every running hub knows it, and never an old one again.
 *
 * <p>Which key is in use stands in the database, not in the keyset: a keyset only says which key
 * its operator wants next. The change is made under the lock of the writers, and each of them looks
 * at its number before it writes; so a hub that slept through it neither seals with an old key nor
 * registers anybody a second time.
 */
class KeyRotation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

  private final UUID hub = UUID.randomUUID();
  private final Reigns reigns;
  private final KeyUse use;
  private final AuditLines audit;
  private final KeyWork work;
  private final TransactionTemplate transaction;
  private final Keysets keysets;
  private final Seals seals;
  private final Clock clock;
  private volatile KnownKeys known;

  KeyRotation(
      Reigns reigns,
      KeyWork work,
      TransactionTemplate transaction,
      Keysets keysets,
      Seals seals,
      Clock clock) {
    this.reigns = reigns;
    this.use = new KeyUse(reigns.sql());
    this.audit = new AuditLines(reigns.sql());
    this.work = work;
    this.transaction = transaction;
    this.keysets = keysets;
    this.seals = seals;
    this.clock = clock;
    this.known = keysets.known();
  }

  /**
   * Compares the keys with those of the register; a new register takes them as they are.
   *
   * @throws IllegalStateException when one that is still needed is not there, or is another
   */
  KeyRotation begin() {
    seen();
    try {
      transaction.executeWithoutResult(
          status -> {
            reigns.lock();
            begin(Keyset.FINGERPRINT);
            begin(Keyset.IDENTITY);
            reigns.all().forEach(this::check);
          });
      renew();
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void begin(Keyset keyset) {
    if (reigns.all().stream().anyMatch(reign -> reign.keyset() == keyset)) {
      return;
    }
    long id = known.primary(keyset);
    if (keyset == Keyset.FINGERPRINT) {
      byte[] first = reigns.first(known.mark(keyset, id));
      id =
          known.ids(keyset).stream()
              .filter(one -> known.proves(keyset, one, first))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(another(keyset)));
    }
    reigns.begin(keyset, id, known.mark(keyset, id), true, clock.instant());
  }

  private void check(Reign reign) {
    Keyset keyset = reign.keyset();
    if (known.ids(keyset).contains(reign.id())) {
      if (!known.proves(keyset, reign.id(), reign.mark())) {
        throw new IllegalStateException(another(keyset));
      }
    } else if (reign.retiredAt() == null) {
      if (inUse(keyset) == reign.id()) {
        throw new IllegalStateException(
            "Key " + reign.id() + " of this register is missing: " + another(keyset));
      }
      Map<String, Long> needed = use.of(keyset).getOrDefault(reign.id(), Map.of());
      if (!needed.isEmpty()) {
        throw new IllegalStateException(KeyUse.words(keyset, reign.id(), needed));
      }
      retire(keyset, reign.id(), "hub");
    }
  }

  private static String another(Keyset keyset) {
    return "optout.register.keys."
        + keyset.word()
        + " is not the key that this register was made with";
  }

  void retire(Keyset keyset, long id, String who) {
    Instant now = clock.instant();
    reigns.retire(keyset, id, now);
    audit.by(who, now, "key-retired", keyset.word() + " key " + id, "nothing needs it");
  }

  /** The key that the register uses. */
  long inUse(Keyset keyset) {
    return reigns.all().stream()
        .filter(reign -> reign.keyset() == keyset)
        .reduce((older, newer) -> newer)
        .map(Reign::id)
        .orElseThrow();
  }

  KnownKeys known() {
    return known;
  }

  UUID hub() {
    return hub;
  }

  /** The keyset file was changed by this hub itself. */
  void reload() {
    known = keysets.known();
    seen();
  }

  /** The keys in use since this reign or a newer one. */
  Keyring at(long reign) {
    Keyring now = seals.ring();
    if (now.reign() < reign) {
      now = known.ring(reigns.all());
      seals.use(now);
    }
    return now;
  }

  /** Reads the keys in use again though nothing new came into use. */
  void renew() {
    seals.use(known.ring(reigns.all()));
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 5_000)
  void look() {
    try {
      seen();
      at(reigns.newest());
      for (Keyset keyset : Keyset.values()) {
        promote(keyset);
      }
      work.go();
    } catch (RuntimeException e) {
      LOG.warn(
          "keys-wait cause={} detail=\"{}\"",
          e.getClass().getSimpleName(),
          e instanceof RegisterUnavailable ? e.getMessage() : "");
    }
  }

  private void seen() {
    List<String> keys = new ArrayList<>();
    for (Keyset keyset : Keyset.values()) {
      known.ids(keyset).forEach(id -> keys.add(name(keyset, id)));
    }
    reigns.seen(hub, keys);
  }

  static String name(Keyset keyset, long id) {
    return keyset.word() + ":" + id;
  }

  /** Takes the wanted key into use, unless it was before or a running hub does not know it. */
  boolean promote(Keyset keyset) {
    long wanted = known.primary(keyset);
    if (was(keyset, wanted)) {
      return false;
    }
    Boolean done =
        transaction.execute(
            status -> {
              reigns.lock();
              String name = name(keyset, wanted);
              if (was(keyset, wanted)
                  || reigns.hubs().stream().anyMatch(one -> !one.keys().contains(name))) {
                return false;
              }
              Instant now = clock.instant();
              reigns.begin(keyset, wanted, known.mark(keyset, wanted), false, now);
              work.begin(keyset, now);
              audit.hub(now, "key-in-use", keyset.word() + " key " + wanted, "every hub knows it");
              return true;
            });
    at(reigns.newest());
    return Boolean.TRUE.equals(done);
  }

  private boolean was(Keyset keyset, long id) {
    return reigns.all().stream().anyMatch(one -> one.keyset() == keyset && one.id() == id);
  }

  @Override
  public void close() {
    reigns.gone(hub);
  }
}
