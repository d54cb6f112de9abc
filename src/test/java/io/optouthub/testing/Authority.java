package io.optouthub.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a test's own, made by Java's keytool. */
public final class Authority {

  private static final String PASSWORD = "changeit";

  private final Path store;

  /**
   * @param folder where its keys are; it lives as long as the test
   */
  public Authority(Path folder) throws IOException, InterruptedException {
    store = folder.resolve("authority.p12");
    keytool("ca", "-dname", "CN=Test authority", "-ext", "bc:c");
  }

  /**
   * A server with a certificate of this authority.
   *
   * @param host that it is for
   * @param start such as {@code -1d}; it is good for two days from then
   */
  public SSLContext server(String host, String start)
      throws IOException, InterruptedException, GeneralSecurityException {
    String alias = "server" + start + host;
    keytool(
        alias,
        "-dname",
        "CN=" + host,
        "-ext",
        "san=dns:" + host,
        "-signer",
        "ca",
        "-startdate",
        start,
        "-validity",
        "2");
    char[] password = PASSWORD.toCharArray();
    KeyStore whole = load();
    KeyStore own = empty();
    own.setKeyEntry(
        "server", whole.getKey(alias, password), password, whole.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Who trusts it trusts nobody else. */
  public KeyStore trusted() throws IOException, GeneralSecurityException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("ca", certificate());
    return trusted;
  }

  /** Its own certificate, as PEM. */
  public Path pem() throws IOException, GeneralSecurityException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate().getEncoded());
    return Files.writeString(
        store.resolveSibling("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }

  private Certificate certificate() throws IOException, GeneralSecurityException {
    return load().getCertificate("ca");
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore whole = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      whole.load(in, PASSWORD.toCharArray());
    }
    return whole;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    return empty;
  }

  private void keytool(String alias, String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
    command.addAll(List.of(more));
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(made.getInputStream().readAllBytes());
    if (made.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + said);
    }
  }
}
