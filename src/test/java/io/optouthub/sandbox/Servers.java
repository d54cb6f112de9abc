package io.optouthub.sandbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A mail server with one mailbox, and an SFTP server with the vendor Phoneo's home. */
public record Servers(GreenMail mail, SshServer sftp, Path home, Path knownHosts)
    implements AutoCloseable {

  static Servers start(Path folder) throws IOException {
    return start(folder, Sandbox.PASSWORD);
  }

  /** With this password for the mailbox and for the vendor. */
  public static Servers start(Path folder, String secret) throws IOException {
    ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    GreenMail mail = new GreenMail(new ServerSetup[] {smtp, imap});
    mail.start();
    mail.setUser("optout@example.com", "optout@example.com", secret);

    Path home = folder.resolve("sftp");
    Files.createDirectories(home.resolve("out"));
    Files.createDirectories(home.resolve("in"));
    SshServer sftp = SshServer.setUpDefaultServer();
    sftp.setHost("127.0.0.1");
    sftp.setPort(0);
    SimpleGeneratorHostKeyProvider keys =
        new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
    keys.setAlgorithm("RSA");
    sftp.setKeyPairProvider(keys);
    sftp.setPasswordAuthenticator(
        (user, password, session) -> user.equals("phoneo") && password.equals(secret));
    sftp.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    sftp.setFileSystemFactory(new VirtualFileSystemFactory(home));
    sftp.start();
    KeyPair key = keys.loadKeys(null).iterator().next();
    Path knownHosts = folder.resolve("known_hosts");
    Files.writeString(
        knownHosts,
        "[127.0.0.1]:" + sftp.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    return new Servers(mail, sftp, home, knownHosts);
  }

  /** Its key also counts at another port, of whoever passes its bytes on. */
  public void alsoKnownAt(int port) throws IOException {
    String line = Files.readAllLines(knownHosts).get(0);
    Files.writeString(
        knownHosts,
        line.replaceFirst("]:\\d+", "]:" + port) + "\n",
        java.nio.file.StandardOpenOption.APPEND);
  }

  public int smtpPort() {
    return mail.getSmtp().getPort();
  }

  public int imapPort() {
    return mail.getImap().getPort();
  }

  public int sftpPort() {
    return sftp.getPort();
  }

  @Override
  public void close() {
    mail.stop();
    try {
      sftp.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
