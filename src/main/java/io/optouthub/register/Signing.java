package io.optouthub.register;

/** Signs what leaves the hub as proof (Ed25519, RFC 8032), so that anybody can verify it. */
public interface Signing {

  /** 64 bytes over these. */
  byte[] sign(byte[] content);

  /** Whether this hub's key, or one that it had before, signed these bytes. */
  boolean genuine(byte[] content, byte[] signature);

  /** The newest public key, as PEM. */
  String publicKey();
}
