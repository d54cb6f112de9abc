package io.optouthub.camel.list;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What a list announces of itself, in the words in which the hub reads a vendor's manifest. */
final class Manifest {

  private Manifest() {}

  static Part of(Part list, int rows, long sequence) {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", list.name())
            .put("rows", rows)
            .put("sha256", sha256(list.content()))
            .put("sequence", sequence)
            .toPrettyString();
    String name = list.name() + ".manifest.json";
    return new Part(name, (json + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
