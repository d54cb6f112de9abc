package io.optouthub.camel.list;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Encrypts a file to its receiver (OpenPGP, AES-256 with integrity). */
final class PgpSeal {

  private PgpSeal() {}

  /**
   * @param keyFile the receiver's public key, armoured or not
   * @throws IOException for a file that holds no key to encrypt to
   */
  static void seal(Path content, Path sealed, String name, Path keyFile) throws IOException {
    try {
      PGPEncryptedDataGenerator generator =
          new PGPEncryptedDataGenerator(
              new BcPGPDataEncryptorBuilder(PGPEncryptedData.AES_256)
                  .setWithIntegrityPacket(true)
                  .setSecureRandom(new SecureRandom()));
      generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key(keyFile)));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sealed));
          OutputStream encrypted = generator.open(out, new byte[1 << 16]);
          OutputStream literal =
              new PGPLiteralDataGenerator()
                  .open(encrypted, PGPLiteralData.BINARY, name, Files.size(content), new Date(0))) {
        Files.copy(content, literal);
      }
    } catch (PGPException e) {
      throw new IOException(keyFile + " holds no usable key: " + e.getMessage(), e);
    }
  }

  private static PGPPublicKey key(Path file) throws IOException, PGPException {
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
      var rings = new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator());
      for (PGPPublicKeyRing ring : rings) {
        for (PGPPublicKey key : ring) {
          if (key.isEncryptionKey() && !key.hasRevocation()) {
            return key;
          }
        }
      }
    }
    throw new PGPException("none to encrypt to");
  }
}
