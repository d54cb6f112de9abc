package io.optouthub.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;

/** An SFTP server over a folder, and the known_hosts file that knows it or another. */
final class SftpServer implements AutoCloseable {

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path home;
  private final KeyPair key = newKey();
  private final Map<String, String> names = new ConcurrentHashMap<>();

  SftpServer(Path home) throws Exception {
    this.home = home;
    Files.createDirectories(home.resolve("out"));
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPasswordAuthenticator((user, password, session) -> password.equals("p&ss+%"));
    server.setSubsystemFactories(List.of(new LyingListing.Factory(names)));
    server.setFileSystemFactory(new VirtualFileSystemFactory(home));
    server.start();
  }

  /** In listings, and for whoever asks by it, the file has another name. */
  void tell(String file, String name) {
    names.put(file, name);
  }

  /** The parameters that a Kamelet needs to log in. */
  String login(boolean right) throws Exception {
    Path known = home.resolveSibling("known_hosts");
    KeyPair expected = right ? key : newKey();
    Files.writeString(
        known,
        "[127.0.0.1]:%d %s%n"
            .formatted(server.getPort(), PublicKeyEntry.toString(expected.getPublic())));
    return "host=127.0.0.1&username=phoneo&password=RAW(p&ss+%%)&directory=out&port=%d&knownHostsFile=%s"
        .formatted(server.getPort(), known);
  }

  private static KeyPair newKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
