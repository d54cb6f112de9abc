package io.optouthub.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.intake.IntakeSettings.Pgp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgpFileTest {

  private static final byte[] LIST =
      "phone\n0199001234\n".repeat(500).getBytes(StandardCharsets.UTF_8);

  private final Path folder;
  private final PGPKeyPair hub = pair();
  private final PGPKeyPair vendor = pair();
  private final Path hubKey;
  private final Path vendorKey;

  PgpFileTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    hubKey = folder.resolve("hub.asc");
    vendorKey = folder.resolve("vendor.asc");
    try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(hubKey))) {
      secret(hub, "open sesame").encode(out);
    }
    try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(vendorKey))) {
      vendor.getPublicKey().encode(out);
    }
  }

  @Test
  void opensWhatIsEncryptedForTheHub() throws Exception {
    assertThat(opened(encrypted(hub, null, true, false), null)).isEqualTo(LIST);
    assertThat(opened(encrypted(hub, null, true, true), null)).isEqualTo(LIST);
  }

  @Test
  void asksForTheVendorsSignatureWhereOneIsDeclared() throws Exception {
    assertThat(opened(encrypted(hub, vendor, true, false), vendorKey)).isEqualTo(LIST);
    refused(encrypted(hub, null, true, false), vendorKey, "not signed by the vendor's key");
    refused(encrypted(hub, hub, true, false), vendorKey, "not signed by the vendor's key");
  }

  @Test
  void refusesWhatIsForAnotherKeyOrWithoutIntegrity() throws Exception {
    refused(encrypted(vendor, null, true, false), null, "encrypted for another key");
    refused(encrypted(hub, null, false, false), null, "without protection of its integrity");
    refused("no pgp at all".getBytes(StandardCharsets.UTF_8), null, "encrypted for another key");
  }

  @Test
  void noChangedByteAndNoCutPasses() throws Exception {
    byte[] whole = encrypted(hub, null, true, false);
    for (int at = 0; at < whole.length; at += 13) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x55;
      refused(changed, null, "");
    }
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      refused(java.util.Arrays.copyOf(whole, length), null, "");
    }
  }

  private byte[] opened(byte[] encrypted, @Nullable Path signer) throws Exception {
    Path into = folder.resolve("clear");
    new PgpFile(new Pgp(hubKey, "open sesame", signer))
        .open(new ByteArrayInputStream(encrypted), into);
    return Files.readAllBytes(into);
  }

  private void refused(byte[] encrypted, @Nullable Path signer, String reason) {
    assertThatThrownBy(() -> opened(encrypted, signer))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(reason);
  }

  private static byte[] encrypted(
      PGPKeyPair to, @Nullable PGPKeyPair signer, boolean integrity, boolean armored)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = armored ? new ArmoredOutputStream(bytes) : bytes) {
      var generator =
          new PGPEncryptedDataGenerator(
              new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                  .setWithIntegrityPacket(integrity));
      generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(to.getPublicKey()));
      try (OutputStream sealed = generator.open(out, new byte[1024])) {
        var packer = new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP);
        try (OutputStream packed = packer.open(sealed)) {
          write(packed, signer);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void write(OutputStream out, @Nullable PGPKeyPair signer) throws Exception {
    PGPSignatureGenerator signature = null;
    if (signer != null) {
      signature =
          new PGPSignatureGenerator(
              new BcPGPContentSignerBuilder(
                  PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
              signer.getPublicKey());
      signature.init(PGPSignature.BINARY_DOCUMENT, signer.getPrivateKey());
      signature.generateOnePassVersion(false).encode(out);
    }
    try (OutputStream literal =
        new PGPLiteralDataGenerator()
            .open(out, PGPLiteralData.BINARY, "list.csv", LIST.length, new Date(0))) {
      literal.write(LIST);
    }
    if (signature != null) {
      signature.update(LIST);
      signature.generate().encode(out);
    }
  }

  private static PGPKeyPair pair() {
    try {
      RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
      generator.init(
          new RSAKeyGenerationParameters(
              java.math.BigInteger.valueOf(65537), new SecureRandom(), 2048, 64));
      return new BcPGPKeyPair(
          org.bouncycastle.bcpg.PublicKeyPacket.VERSION_4,
          PublicKeyAlgorithmTags.RSA_GENERAL,
          generator.generateKeyPair(),
          new Date());
    } catch (org.bouncycastle.openpgp.PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PGPSecretKeyRing secret(PGPKeyPair pair, String passphrase) throws Exception {
    PGPSecretKey key =
        new PGPSecretKey(
            PGPSignature.DEFAULT_CERTIFICATION,
            pair,
            "hub@example.com",
            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
            null,
            null,
            new BcPGPContentSignerBuilder(
                PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
            new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .build(passphrase.toCharArray()));
    return new PGPSecretKeyRing(java.util.List.of(key));
  }
}
