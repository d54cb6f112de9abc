package io.optouthub.camel.list;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What a list announces of itself, in the words in which the hub reads a vendor's manifest. */
final class Manifest {

  private Manifest() {}

  static Part of(Part list, int rows, long sequence, Path file) throws IOException {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", list.name())
            .put("rows", rows)
            .put("sha256", sha256(list.content()))
            .put("sequence", sequence)
            .toPrettyString();
    String name = list.name() + ".manifest.json";
    return new Part(name, Files.writeString(file, json + "\n"));
  }

  private static String sha256(Path content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(content), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
