package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A vendor's file on its way into two databases and a file target, while the hub is killed again
 * and again.
 */
class KillIT {

  private static final int ROWS = 10_000;
  private static final int KILLS = 5;

  @Test
  void tenThousandRowsArriveOnceAtEachTargetThoughTheHubIsKilledFiveTimes(@TempDir Path folder)
      throws Exception {
    try (Servers servers = Servers.start(folder);
        Dialers dialers = Dialers.start()) {
      drop(servers);
      List<Integer> doneAtKill = new ArrayList<>();
      try (HubProcess hub =
          new HubProcess(folder.resolve("hub"), settings(folder, servers, dialers))) {
        for (int kill = 0; kill < KILLS; kill++) {
          // Not before something new was applied, so that each kill falls into the work.
          int before = count(dialers);
          hub.awaitLog("event=ready");
          Awaitility.await()
              .atMost(Duration.ofSeconds(60))
              .pollInterval(Duration.ofMillis(5))
              .until(() -> count(dialers) > before);
          hub.kill();
          doneAtKill.add(count(dialers));
          hub.startAgain();
        }
        Awaitility.await()
            .atMost(Duration.ofSeconds(120))
            .pollInterval(Duration.ofMillis(200))
            .until(
                () ->
                    count(dialers) == ROWS
                        && lyon(dialers) == ROWS
                        && listed(servers).size() >= ROWS);
      }
      assertThat(doneAtKill.get(KILLS - 1)).isLessThan(ROWS);
      List<String> listed = listed(servers);
      assertThat(listed).hasSize(ROWS);
      assertThat(new HashSet<>(listed)).hasSize(ROWS);
      assertThat(count(dialers)).isEqualTo(ROWS);
      assertThat(lyon(dialers)).isEqualTo(ROWS);
    }
  }

  private static void drop(Servers servers) throws IOException {
    StringBuilder rows = new StringBuilder("phone;date\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("019900").append("%04d".formatted(i)).append(";2026-11-20T10:00:00Z\n");
    }
    Files.writeString(servers.home().resolve("out/big.csv"), rows);
  }

  /** The sandbox's own routes, with small pages so that there is something to interrupt. */
  static Map<String, String> settings(Path folder, Servers servers, Dialers dialers)
      throws IOException {
    Path routes = folder.resolve("routes");
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/sandbox/routes"), routes);
    Files.delete(routes.resolve("channels/mail.yaml"));
    Files.delete(routes.resolve("channels/crm.yaml"));
    Files.delete(routes.resolve("targets/crm-contacts.yaml"));
    Map<String, String> settings = new HashMap<>();
    settings.put("optout.register.data-folder", folder.resolve("data").toString());
    settings.put("optout.routes.folder", routes.toString());
    settings.put("optout.map.file", "src/test/resources/sandbox/config/map.yaml");
    settings.put("optout.delivery.page-size", "250");
    settings.put("sandbox.folder", folder.toString());
    settings.put("sandbox.password", Sandbox.PASSWORD);
    settings.put("sandbox.sftp-port", String.valueOf(servers.sftpPort()));
    settings.put("sandbox.known-hosts", servers.knownHosts().toString());
    for (String name : List.of("paris", "lyon")) {
      settings.put("optout.databases.dialer-" + name + ".url", dialers.url("dialer_" + name));
      settings.put("optout.databases.dialer-" + name + ".username", "postgres");
      settings.put("optout.databases.dialer-" + name + ".password", "postgres");
    }
    return settings;
  }

  static int count(Dialers dialers) {
    return dialers
        .sql("dialer_paris")
        .sql("select count(*) from dnc")
        .query(Integer.class)
        .single();
  }

  static int lyon(Dialers dialers) {
    return dialers
        .sql("dialer_lyon")
        .sql("select count(*) from blocked")
        .query(Integer.class)
        .single();
  }

  static List<String> listed(Servers servers) {
    List<String> numbers = new ArrayList<>();
    try (Stream<Path> files = Files.list(servers.home().resolve("in"))) {
      for (Path file :
          files.filter(path -> path.getFileName().toString().startsWith("do-not-call")).toList()) {
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .forEach(numbers::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return numbers;
  }
}
