package io.optouthub.register;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import io.optouthub.optout.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Fingerprints, seals and chain values, by Tink; safe for use by many threads. */
final class Seals implements Tokens {

  private static final Base64.Encoder LINK = Base64.getUrlEncoder().withoutPadding();

  private final Aead aead;
  private final PrfSet prf;
  private final Mac mac;

  private Seals(Aead aead, PrfSet prf, Mac mac) {
    this.aead = aead;
    this.prf = prf;
    this.mac = mac;
  }

  static Seals load(Keysets keysets, RegisterSettings.Keys keys) {
    try {
      AeadConfig.register();
      PrfConfig.register();
      MacConfig.register();
      KeysetHandle identity =
          keysets.load("identity", keys.identity(), PredefinedAeadParameters.AES256_GCM);
      KeysetHandle fingerprint =
          keysets.load("fingerprint", keys.fingerprint(), PredefinedPrfParameters.HMAC_SHA256_PRF);
      KeysetHandle chain =
          keysets.load("chain", keys.chain(), PredefinedMacParameters.HMAC_SHA256_256BITTAG);
      var tink = RegistryConfiguration.get();
      return new Seals(
          identity.getPrimitive(tink, Aead.class),
          fingerprint.getPrimitive(tink, PrfSet.class),
          chain.getPrimitive(tink, Mac.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key in optout.register.keys is of the wrong kind", e);
    }
  }

  /** The first 128 bits of HMAC-SHA-256 over the canonical identity. */
  UUID fingerprint(Identity identity) {
    return fingerprint(identity.canonical());
  }

  UUID fingerprint(String canonical) {
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(prf.computePrimary(canonical.getBytes(StandardCharsets.UTF_8), 16));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] seal(Identity identity, UUID fingerprint) {
    return seal(identity.canonical().getBytes(StandardCharsets.UTF_8), bytes(fingerprint));
  }

  /** The identity sealed under this fingerprint; a value moved to another line does not open. */
  Identity open(byte[] sealed, UUID fingerprint) {
    return Identity.ofCanonical(
        new String(open(sealed, bytes(fingerprint)), StandardCharsets.UTF_8));
  }

  byte[] sealEvidence(byte[] evidence, long seq) {
    return seal(evidence, ByteBuffer.allocate(8).putLong(seq).array());
  }

  byte[] openEvidence(byte[] sealed, long seq) {
    return open(sealed, ByteBuffer.allocate(8).putLong(seq).array());
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
      byte[] clear = aead.decrypt(sealed, bound(purpose));
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
      return aead.encrypt(clear, boundTo);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] open(byte[] sealed, byte[] boundTo) {
    try {
      return aead.decrypt(sealed, boundTo);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed value does not open with the configured keys");
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
