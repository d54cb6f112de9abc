package io.optouthub.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A secret in a file that only the hub's user can read; made at random if it is not there. */
final class SecretFile {

  private final Path path;
  private @Nullable String secret;

  SecretFile(Path path) {
    this.path = path;
  }

  /** Where the folder cannot be written, a secret that nobody knows. */
  String secret() {
    if (secret == null) {
      try {
        secret = Files.exists(path) ? Files.readString(path).strip() : made();
      } catch (IOException e) {
        secret = random();
      }
    }
    return secret;
  }

  /** Null while there is none. */
  @Nullable String path() {
    return Files.exists(path) ? path.toString() : null;
  }

  private String made() throws IOException {
    String fresh = random();
    Files.createDirectories(path.getParent());
    Path written = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(written);
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          written,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(written, fresh + "\n");
    Files.move(written, path);
    return fresh;
  }

  private static String random() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
