package io.optouthub.register;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Finds a keyset: as configured, else as generated on the first start into the data folder. */
record Keysets(Path folder, boolean mayGenerate) {

  KeysetHandle load(String name, @Nullable String configured, Parameters fresh) {
    try {
      if (configured != null && !configured.isBlank()) {
        return parse(configured);
      }
      Path file = folder.resolve(name + ".json");
      if (!Files.exists(file)) {
        generate(name, file, fresh);
      }
      return parse(Files.readString(file));
    } catch (GeneralSecurityException e) {
      // Without the cause: its message could repeat key material.
      throw new IllegalStateException(
          "optout.register.keys." + name + " is no Tink keyset in JSON");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write the keys in " + folder, e);
    }
  }

  private void generate(String name, Path file, Parameters fresh)
      throws IOException, GeneralSecurityException {
    if (!mayGenerate) {
      throw new IllegalStateException(
          "optout.register.keys." + name + " must be set with a database of your own");
    }
    Files.createDirectories(folder);
    KeysetHandle handle = KeysetHandle.generateNew(fresh);
    String json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(written);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          written,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(written, json);
    Files.move(written, file);
  }

  private static KeysetHandle parse(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }
}
