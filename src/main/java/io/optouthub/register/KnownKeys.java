package io.optouthub.register;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The keys that this hub was given, whether they are in use or not. */
record KnownKeys(KeysetHandle identity, KeysetHandle fingerprint) {

  static final String CONSTANT = "check:the keys of this register";

  KnownKeys {
    check(identity);
  }

  /** Without the prefix nobody could say which of several keys sealed a value. */
  private static void check(KeysetHandle keys) {
    for (int i = 0; i < keys.size() && keys.size() > 1; i++) {
      if (keys.getAt(i).getKey().getIdRequirementOrNull() == null) {
        throw new IllegalStateException(
            "optout.register.keys.identity: a key of output prefix type RAW cannot be rotated");
      }
    }
  }

  private KeysetHandle of(Keyset keyset) {
    return keyset == Keyset.IDENTITY ? identity : fingerprint;
  }

  /** The numbers of the keys in it. */
  TreeSet<Long> ids(Keyset keyset) {
    TreeSet<Long> ids = new TreeSet<>();
    KeysetHandle keys = of(keyset);
    for (int i = 0; i < keys.size(); i++) {
      ids.add(Integer.toUnsignedLong(keys.getAt(i).getId()));
    }
    return ids;
  }

  /** The number of the key that the keyset says is to be used. */
  long primary(Keyset keyset) {
    return Integer.toUnsignedLong(of(keyset).getPrimary().getId());
  }

  /** What this key makes of a constant. */
  byte[] mark(Keyset keyset, long id) {
    byte[] constant = CONSTANT.getBytes(StandardCharsets.UTF_8);
    try {
      return keyset == Keyset.IDENTITY
          ? aead(id).encrypt(constant, constant)
          : prf(id).compute(constant, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the key under this number is the one that made this mark. */
  boolean proves(Keyset keyset, long id, byte[] mark) {
    byte[] constant = CONSTANT.getBytes(StandardCharsets.UTF_8);
    try {
      return keyset == Keyset.IDENTITY
          ? Arrays.equals(aead(id).decrypt(mark, constant), constant)
          : Arrays.equals(mark(keyset, id), mark);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** As each keyset says itself, where the database names no keys. */
  Keyring ring() {
    long id = primary(Keyset.IDENTITY);
    long maker = primary(Keyset.FINGERPRINT);
    return new Keyring(0, id, maker, aead(id), List.of(prf(maker)), true);
  }

  /**
   * As the register uses them; keys that were retired are left out.
   *
   * @throws RegisterUnavailable when a key in use is not known here
   */
  Keyring ring(List<Reign> reigns) {
    if (reigns.isEmpty()) {
      return ring();
    }
    List<Reign> newest =
        reigns.stream().sorted(Comparator.comparing(Reign::number).reversed()).toList();
    long id = current(newest, Keyset.IDENTITY);
    long maker = current(newest, Keyset.FINGERPRINT);
    List<Prf> prfs = new ArrayList<>();
    for (Reign reign : newest) {
      if (reign.keyset() == Keyset.FINGERPRINT && reign.retiredAt() == null) {
        prfs.add(prf(reign.id()));
      }
    }
    boolean plain =
        newest.stream().filter(reign -> reign.keyset() == Keyset.FINGERPRINT).count() == 1;
    return new Keyring(newest.get(0).number(), id, maker, aead(id), List.copyOf(prfs), plain);
  }

  private static long current(List<Reign> newest, Keyset keyset) {
    return newest.stream()
        .filter(reign -> reign.keyset() == keyset)
        .findFirst()
        .map(Reign::id)
        .orElseThrow();
  }

  private Aead aead(long id) {
    try {
      KeysetHandle.Builder builder = KeysetHandle.newBuilder(identity);
      for (int i = 0; i < builder.size(); i++) {
        if (identity.getAt(i).getId() == (int) id) {
          builder.getAt(i).makePrimary();
          return builder.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        }
      }
      throw missing(Keyset.IDENTITY, id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key in optout.register.keys is of the wrong kind", e);
    }
  }

  private Prf prf(long id) {
    Prf prf = prfs().get((int) id);
    if (prf == null) {
      throw missing(Keyset.FINGERPRINT, id);
    }
    return prf;
  }

  private Map<Integer, Prf> prfs() {
    try {
      return fingerprint.getPrimitive(RegistryConfiguration.get(), PrfSet.class).getPrfs();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key in optout.register.keys is of the wrong kind", e);
    }
  }

  static RegisterUnavailable missing(Keyset keyset, long id) {
    return new RegisterUnavailable(
        "Key " + id + " of this register is missing in optout.register.keys." + keyset.word());
  }
}
