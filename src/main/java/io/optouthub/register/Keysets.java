package io.optouthub.register;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The keysets: as configured, else as generated on the first start into the data folder.
 *
 * @param mayGenerate only for a hub that is alone on its database: the others would not know them
 */
record Keysets(Path folder, boolean mayGenerate, RegisterSettings.Keys configured) {

  static {
    registerKinds();
  }

  /** What kinds of keys there are; before anything is done with one. */
  static void registerKinds() {
    try {
      AeadConfig.register();
      PrfConfig.register();
      MacConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  KnownKeys known() {
    return new KnownKeys(
        load("identity", configured.identity(), PredefinedAeadParameters.AES256_GCM),
        load("fingerprint", configured.fingerprint(), PredefinedPrfParameters.HMAC_SHA256_PRF));
  }

  KeysetHandle chain() {
    return load("chain", configured.chain(), PredefinedMacParameters.HMAC_SHA256_256BITTAG);
  }

  /** Whether the operator hands this keyset over, so that the hub cannot change it. */
  boolean configured(Keyset keyset) {
    String json = keyset == Keyset.IDENTITY ? configured.identity() : configured.fingerprint();
    return json != null && !json.isBlank();
  }

  /** Adds a fresh key to the generated keyset, as the one to be used. */
  void add(Keyset keyset) {
    change(keyset, KeysetJson::withNewKey);
  }

  /** Takes a key out of the generated keyset, for good. */
  void remove(Keyset keyset, long id) {
    change(keyset, json -> KeysetJson.without(json, id));
  }

  private void change(Keyset keyset, UnaryOperator<String> change) {
    Path file = file(keyset.word());
    try {
      write(file, change.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write the keys in " + folder, e);
    }
  }

  private KeysetHandle load(String name, @Nullable String json, Parameters fresh) {
    try {
      if (json != null && !json.isBlank()) {
        return KeysetJson.parse(json);
      }
      Path file = file(name);
      if (!Files.exists(file)) {
        generate(name, file, fresh);
      }
      return KeysetJson.parse(Files.readString(file));
    } catch (GeneralSecurityException e) {
      // Without the cause: its message could repeat key material.
      throw new IllegalStateException(
          "optout.register.keys." + name + " is no Tink keyset in JSON");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write the keys in " + folder, e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  private void generate(String name, Path file, Parameters fresh)
      throws IOException, GeneralSecurityException {
    if (!mayGenerate) {
      throw new IllegalStateException(
          "optout.register.keys." + name + " must be set with a database of your own");
    }
    Files.createDirectories(folder);
    write(file, KeysetJson.text(KeysetHandle.generateNew(fresh)));
  }

  /** On the disk, whole, before it is there: what it seals could not be opened without it. */
  private static void write(Path file, String json) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(written);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          written,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (FileChannel out =
        FileChannel.open(written, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
