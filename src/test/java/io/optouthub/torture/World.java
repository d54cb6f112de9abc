package io.optouthub.torture;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import io.optouthub.sandbox.HubProcess;
import io.optouthub.sandbox.Servers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * All kinds of channel and target that a hub can meet on one machine, and the settings of hubs that
 * share them.
 */
final class World implements AutoCloseable {

  static final String PASSWORD = "torture-only";
  static final String KEY = "a-key-for-the-torture-of-the-hub";

  final Path folder;
  final Servers servers;
  final Calls calls;
  final EmbeddedPostgres systems;
  final EmbeddedPostgres register;
  final Map<String, String> settings = new HashMap<>();

  private World(String name) throws Exception {
    folder = Path.of("target/torture", name).toAbsolutePath();
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder.resolve("drop"));
    servers = Servers.start(folder, PASSWORD);
    calls = Calls.start();
    systems = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    register = database(folder.resolve("register"), 0);
    for (String dialer : List.of("paris", "lyon")) {
      sql("postgres").sql("create database " + dialer).update();
      sql(dialer).sql(DIALER).update();
    }
    sql("postgres").sql("create database crm").update();
    sql("crm").sql(CRM).update();
    settings();
  }

  /** Counts what changes a row, so that a second effect shows. */
  private static final String DIALER =
      """
      create table dnc (number text primary key, since timestamptz not null);
      create table effect (number text not null, what text not null, at timestamptz default now());
      create function effect() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          insert into effect (number, what) values (old.number, tg_op);
        elsif tg_op = 'INSERT' or old is distinct from new then
          insert into effect (number, what) values (new.number, tg_op);
        end if;
        return null;
      end $$;
      create trigger effect after insert or update or delete on dnc
      for each row execute function effect();
      """;

  private static final String CRM =
      "create table contact (id bigint primary key, phone text, email text, do_not_call boolean)";

  static World start(String name) throws Exception {
    return new World(name);
  }

  /** A server in this folder, also when one was in it before. */
  static EmbeddedPostgres database(Path data, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "on")
            .setServerConfig("max_connections", "150");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private void settings() throws Exception {
    Path routes = folder.resolve("routes");
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/torture/routes"), routes);
    settings.put("optout.routes.folder", routes.toString());
    settings.put("optout.map.file", "src/test/resources/torture/map.yaml");
    settings.put("optout.http.private-hosts", "127.0.0.1");
    settings.put("optout.access.keys.intake", KEY + "-intake");
    settings.put("optout.access.keys.check", KEY + "-check");
    settings.put("optout.access.keys.operate", KEY + "-operate");
    settings.put("optout.limits.address", "1000000");
    settings.put("optout.limits.key", "100000");
    settings.put("spring.datasource.url", register.getJdbcUrl("postgres", "postgres"));
    settings.put("spring.datasource.username", "postgres");
    settings.put("spring.datasource.password", "postgres");
    settings.put("world.folder", folder.toString());
    settings.put("world.password", PASSWORD);
    settings.put("world.imap-port", String.valueOf(servers.imapPort()));
    settings.put("world.sftp-port", String.valueOf(servers.sftpPort()));
    settings.put("world.list-port", String.valueOf(servers.sftpPort()));
    settings.put("world.http-port", String.valueOf(calls.port()));
    settings.put("world.known-hosts", servers.knownHosts().toString());
    for (String name : List.of("paris", "lyon", "crm")) {
      settings.put("optout.databases." + name + ".url", systems.getJdbcUrl("postgres", name));
      settings.put("optout.databases." + name + ".username", "postgres");
      settings.put("optout.databases." + name + ".password", "postgres");
    }
    AeadConfig.register();
    PrfConfig.register();
    MacConfig.register();
    settings.put("optout.register.keys.identity", key(PredefinedAeadParameters.AES256_GCM));
    settings.put("optout.register.keys.fingerprint", key(PredefinedPrfParameters.HMAC_SHA256_PRF));
    settings.put("optout.register.keys.chain", key(PredefinedMacParameters.HMAC_SHA256_256BITTAG));
  }

  private static String key(Parameters parameters) throws Exception {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
  }

  /** Starts a hub of this world; it listens on a port that stays its own. */
  Hub hub(String name, Map<String, String> more) throws IOException {
    Map<String, String> own = new HashMap<>(settings);
    own.put("optout.register.data-folder", folder.resolve("data-" + name).toString());
    own.putAll(more);
    int port = freePort();
    own.put("server.port", String.valueOf(port));
    return new Hub(new HubProcess(folder.resolve("hub-" + name), own), port);
  }

  /** A hub and where it is called. */
  record Hub(HubProcess process, int port) implements AutoCloseable {
    String url() {
      return "http://127.0.0.1:" + port;
    }

    void awaitReady() {
      process.awaitLog("event=ready");
    }

    @Override
    public void close() throws InterruptedException {
      process.close();
    }
  }

  /** Below those that outgoing connections take, lest one has it while its hub is down. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it.
      }
    }
  }

  JdbcClient sql(String database) {
    return JdbcClient.create(
        new DriverManagerDataSource(
            systems.getJdbcUrl("postgres", database), "postgres", "postgres"));
  }

  JdbcClient log() {
    return JdbcClient.create(
        new DriverManagerDataSource(settings.get("spring.datasource.url"), "postgres", "postgres"));
  }

  Set<String> blocked(String dialer) {
    return new TreeSet<>(sql(dialer).sql("select number from dnc").query(String.class).list());
  }

  int count(String dialer) {
    return sql(dialer).sql("select count(*) from dnc").query(Integer.class).single();
  }

  /** Every line of every list that the vendor was sent, without what is still being written. */
  List<String> listed() throws IOException {
    try (Stream<Path> files = Files.list(servers.home().resolve("in"))) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .flatMap(World::numbers)
          .toList();
    }
  }

  private static Stream<String> numbers(Path list) {
    try {
      return Files.readAllLines(list).stream()
          .skip(1)
          .map(line -> line.substring(0, line.indexOf(',')));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static void await(Duration most, String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        // A mail server that loses a killed hub fails on a thread of its own.
        .dontCatchUncaughtExceptions()
        .atMost(most)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(condition);
  }

  @Override
  public void close() throws Exception {
    servers.close();
    calls.close();
    systems.close();
    try {
      register.close();
    } catch (IOException | RuntimeException e) {
      // A test that stopped it itself.
    }
  }
}
