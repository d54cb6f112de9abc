package io.optouthub.register;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing with a key in the database, sealed like the identities. */
final class PostgresSigning implements Signing {

  private static final String ALGORITHM = "Ed25519";
  private static final String PURPOSE = "signing-key";

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Seals seals;
  private final Clock clock;

  PostgresSigning(JdbcClient sql, TransactionTemplate transaction, Seals seals, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.seals = seals;
    this.clock = clock;
  }

  @Override
  public byte[] sign(byte[] content) {
    ensure();
    String sealed =
        sql.sql("select convert_from(sealed, 'UTF8') from signing_key order by id desc limit 1")
            .query(String.class)
            .single();
    byte[] key = Base64.getDecoder().decode(seals.open(PURPOSE, sealed).orElseThrow());
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(key)));
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean genuine(byte[] content, byte[] signature) {
    return keys().stream().anyMatch(key -> genuine(key, content, signature));
  }

  private static boolean genuine(byte[] key, byte[] content, byte[] given) {
    try {
      PublicKey known =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(known);
      signature.update(content);
      return signature.verify(given);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public String publicKey() {
    ensure();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys().get(0));
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  /** Newest first. */
  private List<byte[]> keys() {
    return sql.sql("select public_key from signing_key order by id desc")
        .query((row, n) -> row.getBytes(1))
        .list();
  }

  private void ensure() {
    if (keys().isEmpty()) {
      transaction.executeWithoutResult(
          status -> {
            sql.sql("select pg_advisory_xact_lock(hashtext('optout.signing'))")
                .query((row, n) -> true)
                .single();
            if (keys().isEmpty()) {
              make();
            }
          });
    }
  }

  private void make() {
    try {
      KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      String key = Base64.getEncoder().encodeToString(made.getPrivate().getEncoded());
      sql.sql(
              """
              insert into signing_key (sealed, public_key, created_at) values (convert_to(?, 'UTF8'), ?, ?)
              """)
          .params(
              seals.seal(PURPOSE, key),
              made.getPublic().getEncoded(),
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
