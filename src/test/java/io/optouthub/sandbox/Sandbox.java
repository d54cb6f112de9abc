package io.optouthub.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.optouthub.OptOutHub;
import io.optouthub.web.StartHint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The hub with a mail server, an SFTP server, a CRM and two dialers beside it, and some traffic to
 * begin with.
 */
public final class Sandbox implements AutoCloseable {

  static final String PASSWORD = "sandbox-only";

  final Path folder;
  final Servers servers;
  final Crm crm;
  final Dialers dialers;
  final ConfigurableApplicationContext hub;

  private Sandbox(Path folder, Map<String, Object> more, String... args) throws Exception {
    // Started before Spring Boot has read the levels of logging.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    FileSystemUtils.deleteRecursively(folder);
    this.folder = Files.createDirectories(folder).toAbsolutePath();
    servers = Servers.start(this.folder);
    crm = Crm.start();
    dialers = Dialers.start();
    // After the hub: its routes would report servers that go away before them.
    SpringApplication.getShutdownHandlers().add(this::closeServers);
    Map<String, Object> settings = settings();
    settings.putAll(more);
    hub =
        new SpringApplicationBuilder(OptOutHub.class)
            .properties(settings)
            .initializers(context -> hints((GenericApplicationContext) context))
            .run(args);
  }

  public static void main(String[] args) throws Exception {
    Sandbox sandbox =
        start(Path.of("target/sandbox"), Map.of("optout.answers.from", "optout@example.com"), args);
    sandbox.traffic().send();
  }

  public static Sandbox start(Path folder, Map<String, Object> more, String... args)
      throws Exception {
    return new Sandbox(folder, more, args);
  }

  public int port() {
    return Integer.parseInt(hub.getEnvironment().getProperty("local.server.port", "8080"));
  }

  /** The numbers that the dialer in Paris must not call, as it writes them. */
  public List<String> blockedInParis() {
    return dialers
        .sql("dialer_paris")
        .sql("select phone_number from dnc")
        .query(String.class)
        .list();
  }

  /** How many mails this person has. */
  public int mailsTo(String address) {
    return servers.mail().getReceivedMessagesForDomain(address).length;
  }

  /** Something by every channel, some of it unclear. */
  public void busy() throws Exception {
    traffic().send();
  }

  public void mail(String from, String subject, String text) {
    traffic().mail(from, subject, text);
  }

  /**
   * From now on the dialer in Paris refuses numbers.
   *
   * @param like an SQL pattern of them, as the dialer writes numbers
   */
  public void parisRefuses(String like) {
    dialers
        .sql("dialer_paris")
        .sql("alter table dnc add constraint no_lead check (phone_number not like '" + like + "')")
        .update();
  }

  public void parisTakesAll() {
    dialers.sql("dialer_paris").sql("alter table dnc drop constraint no_lead").update();
  }

  /** A part of the hub. */
  public <T> T part(Class<T> type) {
    return hub.getBean(type);
  }

  Traffic traffic() {
    return new Traffic(servers, "http://127.0.0.1:" + port());
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("optout.register.data-folder", folder.resolve("data").toString());
    settings.put("optout.routes.folder", "src/test/resources/sandbox/routes");
    settings.put("optout.map.file", "src/test/resources/sandbox/config/map.yaml");
    settings.put("sandbox.folder", folder.toString());
    settings.put("sandbox.password", PASSWORD);
    settings.put("sandbox.imap-port", servers.imapPort());
    settings.put("optout.answers.host", "127.0.0.1");
    settings.put("optout.answers.port", servers.smtpPort());
    settings.put("optout.answers.tls", false);
    // GreenMail takes no mail whose envelope has no sender.
    settings.put("optout.answers.envelope", "bounces@example.com");
    settings.put("sandbox.sftp-port", servers.sftpPort());
    settings.put("sandbox.known-hosts", servers.knownHosts().toString());
    settings.put("sandbox.crm-port", crm.port());
    settings.put("optout.http.private-hosts", "127.0.0.1");
    settings.put("optout.databases.dialer-paris.url", dialers.url("dialer_paris"));
    settings.put("optout.databases.dialer-lyon.url", dialers.url("dialer_lyon"));
    for (String dialer : new String[] {"paris", "lyon"}) {
      settings.put("optout.databases.dialer-" + dialer + ".username", "postgres");
      settings.put("optout.databases.dialer-" + dialer + ".password", "postgres");
    }
    settings.put("logging.level.org.apache.sshd", "warn");
    // What stands in config/ is for the hub alone.
    settings.put("spring.config.location", "classpath:/");
    return settings;
  }

  private record Hint(String title, Supplier<String> text) implements StartHint {
    @Override
    public String command() {
      return text.get();
    }
  }

  private void hints(GenericApplicationContext context) {
    String mail =
        "printf 'From: anne@example.com\\nTo: optout@example.com\\nMessage-ID: <'$(date +%s)'@example.com>\\n"
            + "Subject: Stop\\n\\nNe m appelez plus au 06 39 98 00 42, merci.\\n' | curl -s smtp://127.0.0.1:"
            + servers.smtpPort()
            + " --mail-from anne@example.com --mail-rcpt optout@example.com -T -";
    String drop =
        "printf 'phone;date\\n01 99 00 77 77;2026-11-20\\n' > /tmp/stop.csv && curl -sk -u phoneo:"
            + PASSWORD
            + " -T /tmp/stop.csv sftp://127.0.0.1:"
            + servers.sftpPort()
            + "/out/   (or: sftp -P "
            + servers.sftpPort()
            + " phoneo@127.0.0.1, password "
            + PASSWORD
            + ", put /tmp/stop.csv out/)";
    context.registerBean("hintMail", StartHint.class, () -> new Hint("send a mail", () -> mail));
    context.registerBean(
        "hintDrop", StartHint.class, () -> new Hint("drop a file on SFTP", () -> drop));
    context.registerBean(
        "hintForm",
        StartHint.class,
        () ->
            new Hint(
                "open the form, or",
                () ->
                    "curl -s -L http://localhost:"
                        + context.getEnvironment().getProperty("local.server.port")
                        + "/ -d phone='06 39 98 00 43' -d stop=voice"));
  }

  private void closeServers() {
    servers.close();
    crm.close();
    dialers.close();
  }

  @Override
  public void close() {
    hub.close();
    closeServers();
  }
}
