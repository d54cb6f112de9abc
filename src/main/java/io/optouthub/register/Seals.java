package io.optouthub.register;

import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import io.optouthub.optout.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Fingerprints, seals and chain values, by Tink; safe for use by many threads. */
final class Seals implements Tokens {

  private static final Base64.Encoder LINK = Base64.getUrlEncoder().withoutPadding();

  private final Mac mac;
  private volatile Keyring ring;

  private Seals(Keyring ring, Mac mac) {
    this.ring = ring;
    this.mac = mac;
  }

  static Seals load(Keysets keysets) {
    try {
      Mac mac = keysets.chain().getPrimitive(RegistryConfiguration.get(), Mac.class);
      return new Seals(keysets.known().ring(), mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key in optout.register.keys is of the wrong kind", e);
    }
  }

  /** The keys in use; what belongs together is done under one of these. */
  Keyring ring() {
    return ring;
  }

  /** Other keys are in use from now on. */
  void use(Keyring now) {
    ring = now;
  }

  /** The first 128 bits of HMAC-SHA-256 over the text, under the key in use. */
  UUID fingerprint(String text) {
    return fingerprint(ring.prfs().get(0), text);
  }

  /** The same under every key that is known and still needed, the one in use first. */
  List<UUID> fingerprints(Keyring under, String text) {
    List<Prf> prfs = under.prfs();
    return prfs.size() == 1
        ? List.of(fingerprint(prfs.get(0), text))
        : prfs.stream().map(prf -> fingerprint(prf, text)).toList();
  }

  private static UUID fingerprint(Prf prf, String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(prf.compute(text.getBytes(StandardCharsets.UTF_8), 16));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param person the fingerprint by which the log knows whose identity this is
   */
  byte[] seal(Identity identity, UUID person) {
    return seal(identity.canonical().getBytes(StandardCharsets.UTF_8), bytes(person));
  }

  /** The identity sealed under this fingerprint; a value moved to another line does not open. */
  Identity open(byte[] sealed, UUID fingerprint) {
    return Identity.ofCanonical(
        new String(open(sealed, bytes(fingerprint)), StandardCharsets.UTF_8));
  }

  byte[] sealEvidence(byte[] evidence, long seq) {
    return seal(evidence, bytes(seq));
  }

  byte[] openEvidence(byte[] sealed, long seq) {
    return open(sealed, bytes(seq));
  }

  /** The same value under the key in use. */
  byte[] again(byte[] sealed, byte[] boundTo) {
    return seal(open(sealed, boundTo), boundTo);
  }

  @Override
  public String seal(String purpose, String text) {
    byte[] sealed = seal(text.getBytes(StandardCharsets.UTF_8), bound(purpose));
    return LINK.encodeToString(sealed);
  }

  @Override
  public Optional<String> open(String purpose, String token) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(token);
      // Bits of the last letter that mean nothing could be changed unseen.
      boolean exact = LINK.encodeToString(sealed).equals(token);
      byte[] clear = ring.seal().decrypt(sealed, bound(purpose));
      return exact ? Optional.of(new String(clear, StandardCharsets.UTF_8)) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] bound(String purpose) {
    return ("link:" + purpose).getBytes(StandardCharsets.UTF_8);
  }

  byte[] chain(byte[] before, long first, long last, byte[] digests) {
    try {
      return mac.computeMac(chained(before, first, last, digests));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean chained(byte[] chain, byte[] before, long first, long last, byte[] digests) {
    try {
      mac.verifyMac(chain, chained(before, first, last, digests));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] chained(byte[] before, long first, long last, byte[] digests) {
    return ByteBuffer.allocate(4 + before.length + 16 + digests.length)
        .putInt(before.length)
        .put(before)
        .putLong(first)
        .putLong(last)
        .put(digests)
        .array();
  }

  private byte[] seal(byte[] clear, byte[] boundTo) {
    try {
      return ring.seal().encrypt(clear, boundTo);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] open(byte[] sealed, byte[] boundTo) {
    try {
      return ring.seal().decrypt(sealed, boundTo);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed value does not open with the configured keys");
    }
  }

  static byte[] bytes(long seq) {
    return ByteBuffer.allocate(8).putLong(seq).array();
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
