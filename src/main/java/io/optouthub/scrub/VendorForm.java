package io.optouthub.scrub;

import io.optouthub.optout.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a vendor sends instead of a number: HMAC-SHA-256 under the agreed secret (its UTF-8 bytes)
 * of the number in E.164 or the address in lower case (UTF-8), in hex or base64. Of it the first
 * 128 bits are compared. For one thread.
 */
final class VendorForm {

  private static final int BYTES = 32;

  private final Mac mac;

  VendorForm(String secret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  UUID of(Identity of) {
    return of(of.value());
  }

  UUID of(String text) {
    return first(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Empty for what is no such form. */
  static Optional<UUID> read(String text) {
    String bare = text.strip();
    try {
      byte[] bytes =
          bare.length() == 2 * BYTES
              ? HexFormat.of().parseHex(bare)
              : Base64.getDecoder().decode(bare.replace('-', '+').replace('_', '/'));
      return bytes.length == BYTES ? Optional.of(first(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static UUID first(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
