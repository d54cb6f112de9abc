package io.optouthub.intake.table;

import io.optouthub.intake.IntakeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.bc.BcPGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.bc.BcPGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens an encrypted file (RFC 9580) into one of our own: nothing in it is read before its
 * integrity and, where it is asked for, its signature hold.
 */
final class PgpFile {

  private static final String CLOSED = "it is damaged, or encrypted for another key";

  private final IntakeSettings.Pgp keys;

  PgpFile(IntakeSettings.Pgp keys) {
    this.keys = keys;
  }

  /**
   * @throws Unreadable with the reason for its sender
   * @throws IOException a fault of our own disk
   */
  void open(InputStream encrypted, Path into) throws IOException {
    try (OutputStream out = Files.newOutputStream(into)) {
      PGPPublicKeyEncryptedData data = forUs(PGPUtil.getDecoderStream(encrypted));
      if (!data.isIntegrityProtected()) {
        throw new Unreadable("it is encrypted without protection of its integrity");
      }
      try (InputStream clear =
          data.getDataStream(new BcPublicKeyDataDecryptorFactory(ours(data)))) {
        content(new BcPGPObjectFactory(clear), out);
        clear.transferTo(OutputStream.nullOutputStream());
      }
      if (!data.verify()) {
        throw new Unreadable(CLOSED);
      }
    } catch (Unreadable | FileSystemException e) {
      throw e;
    } catch (PGPException | IOException | RuntimeException e) {
      throw new Unreadable(CLOSED);
    }
  }

  private PGPPublicKeyEncryptedData forUs(InputStream packets) throws IOException, PGPException {
    PGPObjectFactory objects = new BcPGPObjectFactory(packets);
    for (Object one = objects.nextObject(); one != null; one = objects.nextObject()) {
      if (one instanceof PGPEncryptedDataList all) {
        for (PGPEncryptedData data : all) {
          if (data instanceof PGPPublicKeyEncryptedData key && secret(key) != null) {
            return key;
          }
        }
      }
    }
    throw new Unreadable(CLOSED);
  }

  private org.bouncycastle.openpgp.PGPPrivateKey ours(PGPPublicKeyEncryptedData data)
      throws IOException, PGPException {
    PGPSecretKey secret = secret(data);
    if (secret == null) {
      throw new Unreadable(CLOSED);
    }
    return secret.extractPrivateKey(
        new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
            .build(keys.passphrase().toCharArray()));
  }

  private @Nullable PGPSecretKey secret(PGPPublicKeyEncryptedData data)
      throws IOException, PGPException {
    try (InputStream file = Files.newInputStream(keys.key());
        InputStream decoded = PGPUtil.getDecoderStream(file)) {
      long id = data.getKeyIdentifier().getKeyId();
      return new BcPGPSecretKeyRingCollection(decoded).getSecretKey(id);
    }
  }

  private void content(PGPObjectFactory objects, OutputStream out)
      throws IOException, PGPException {
    Path signer = keys.signer();
    PGPOnePassSignature signature = null;
    boolean signed = false;
    boolean read = false;
    for (Object one = objects.nextObject(); one != null; one = objects.nextObject()) {
      if (one instanceof PGPCompressedData packed) {
        content(new BcPGPObjectFactory(packed.getDataStream()), out);
        return;
      }
      if (one instanceof PGPOnePassSignatureList all && signer != null) {
        signature = begun(all, signer);
      } else if (one instanceof PGPLiteralData literal) {
        copy(literal.getDataStream(), out, signature);
        read = true;
      } else if (one instanceof PGPSignatureList all && signature != null && read) {
        signed = signature.verify(all.get(all.size() - 1));
      }
    }
    if (signer != null && !signed) {
      throw new Unreadable("it is not signed by the vendor's key");
    }
    if (!read) {
      throw new Unreadable("it holds no file");
    }
  }

  private static @Nullable PGPOnePassSignature begun(PGPOnePassSignatureList all, Path signer)
      throws IOException, PGPException {
    try (InputStream file = Files.newInputStream(signer);
        InputStream decoded = PGPUtil.getDecoderStream(file)) {
      var ring = new BcPGPPublicKeyRingCollection(decoded);
      // The first announced is the last that follows the text.
      PGPOnePassSignature first = all.get(0);
      PGPPublicKey key = ring.getPublicKey(first.getKeyID());
      if (key == null) {
        return null;
      }
      first.init(new BcPGPContentVerifierBuilderProvider(), key);
      return first;
    }
  }

  private static void copy(InputStream from, OutputStream to, @Nullable PGPOnePassSignature over)
      throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long all = 0;
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      all += n;
      if (all > Inflated.LARGEST) {
        throw new Unreadable("it inflates to more than a list of opt-outs ever has");
      }
      to.write(buffer, 0, n);
      if (over != null) {
        over.update(buffer, 0, n);
      }
    }
  }
}
