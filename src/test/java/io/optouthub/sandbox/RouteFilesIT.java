package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** Files copied into the routes of a running hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteFilesIT {

  private static final Path FOLDER = Path.of("target/routes-it");
  private static final Path ROUTES = FOLDER.resolve("../routes-it-routes").normalize();
  private static final Path DROPS = Path.of("target/routes-it-drops").toAbsolutePath();

  private Sandbox sandbox;

  @BeforeAll
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(ROUTES);
    FileSystemUtils.deleteRecursively(DROPS);
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/sandbox/routes"), ROUTES);
    sandbox =
        Sandbox.start(FOLDER, Map.of("server.port", 0, "optout.routes.folder", ROUTES.toString()));
  }

  @AfterEach
  void theOthersWereNotDisturbed() {
    assertThat(sandbox.hub.getBean(RouteStates.class).all())
        .filteredOn(
            route ->
                route.file().matches(".*(channels/mail|channels/crm|targets/dialer-paris).yaml"))
        .hasSize(3)
        .allMatch(route -> route.state().equals("running") && route.problem() == null);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void aNewTenLineChannelTakesFilesWithinFiveSecondsAndGoesWithItsFile() throws Exception {
    Path drop = Files.createDirectories(DROPS.resolve("shop"));
    Files.writeString(drop.resolve("first.csv"), "phone\n0199006001\n");
    long copied = System.nanoTime();
    write("channels/shop.yaml", channel("shop", "directory", drop));
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> registered("shop") == 1);
    assertThat(Duration.ofNanos(System.nanoTime() - copied)).isLessThan(Duration.ofSeconds(5));

    Path moved = Files.createDirectories(DROPS.resolve("moved"));
    Files.writeString(moved.resolve("second.csv"), "phone\n0199006002\n");
    write("channels/shop.yaml", channel("shop", "directory", moved));
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> registered("shop") == 2);

    write("channels/shop.yaml", channel("shop", "directry", moved));
    Awaitility.await().until(() -> state("shop").map(RouteState::problem).isPresent());
    assertThat(state("shop").orElseThrow().state()).isEqualTo("running");
    Files.writeString(moved.resolve("third.csv"), "phone\n0199006003\n");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> registered("shop") == 3);

    Files.delete(ROUTES.resolve("channels/shop.yaml"));
    Awaitility.await().until(() -> state("shop").isEmpty());
    Path fourth = Files.writeString(moved.resolve("fourth.csv"), "phone\n0199006004\n");
    Awaitility.await()
        .during(Duration.ofSeconds(4))
        .atMost(Duration.ofSeconds(6))
        .until(() -> Files.exists(fourth));
    assertThat(registered("shop")).isEqualTo(3);
  }

  @Test
  void aSyntaxErrorIsRefusedWithItsLine() throws IOException {
    write("channels/broken.yaml", "- route:\n    id: broken\n    from:\n      uri: \"file:x\n");
    refused("broken", "not YAML", 5);
  }

  @Test
  void anUnknownFieldOfCamelIsRefused() throws IOException {
    write("channels/odd.yaml", channel("odd", "directory", DROPS).replace("steps:", "stepps:"));
    refused("odd", "stepps", 8);
  }

  @Test
  void whatIsNoTextOrRefersToItselfOrHoldsMoreThanOneRouteIsRefused() throws IOException {
    Files.write(ROUTES.resolve("channels/latin.yaml"), new byte[] {'-', ' ', (byte) 0xE7, '\n'});
    refused("latin", "UTF-8", null);
    write("channels/loop.yaml", "- route: &a\n    id: loop\n    steps: [*a]\n");
    refused("loop", "aliases", 3);
    write(
        "channels/two.yaml",
        channel("two", "directory", DROPS)
            + "- from:\n    uri: timer:x\n    steps:\n      - to: log:x\n");
    refused("two", "nothing beside it", 1);
  }

  @Test
  void anUnknownKameletIsRefusedWithItsLine() throws IOException {
    write(
        "channels/nobody.yaml",
        channel("nobody", "directory", DROPS).replace("folder-source", "fax-source"));
    refused("nobody", "there is no Kamelet 'optout-fax-source'", 4);
  }

  @Test
  void anUnknownParameterIsRefusedWithItsLineAndASuggestion() throws IOException {
    write("channels/typo.yaml", channel("typo", "directry", DROPS));
    refused("typo", "did you mean 'directory'?", 6);
  }

  @Test
  void aDuplicateNameIsRefused() throws IOException {
    write(
        "targets/mail.yaml",
        "- route:\n    id: mail\n    from:\n      uri: optout:changes/mail\n      steps:\n        - to: log:x\n");
    Awaitility.await()
        .until(
            () ->
                sandbox.hub.getBean(RouteStates.class).all().stream()
                    .anyMatch(
                        r -> r.file().contains("targets/mail") && r.state().equals("refused")));
  }

  @Test
  void aTargetWithoutItsMapEntryIsRefusedWithTheEntryToAdd() throws IOException {
    write(
        "targets/stranger.yaml",
        "- route:\n    id: stranger\n    from:\n      uri: optout:changes/stranger\n      steps:\n        - to: log:x\n");
    refused("stranger", "stranger: { owner:", null);
  }

  private void refused(
      String name, String reason, @org.jspecify.annotations.Nullable Integer line) {
    Awaitility.await().until(() -> state(name).isPresent());
    RouteState state = state(name).orElseThrow();
    assertThat(state.state()).isEqualTo("refused");
    assertThat(state.problem()).contains(reason);
    assertThat(state.line()).isEqualTo(line);
    assertThat(state.file()).endsWith(name + ".yaml");
  }

  private Optional<RouteState> state(String name) {
    return sandbox.hub.getBean(RouteStates.class).all().stream()
        .filter(route -> route.name().equals(name))
        .findFirst();
  }

  private long registered(String channel) {
    return sandbox
        .hub
        .getBean(IntakeLog.class)
        .counts()
        .getOrDefault(channel, Map.of())
        .getOrDefault(Outcome.REGISTERED, 0L);
  }

  private static void write(String file, String text) throws IOException {
    Files.writeString(ROUTES.resolve(file), text);
  }

  private static String channel(String name, String parameter, Path directory) {
    return """
        - route:
            id: %s
            from:
              uri: kamelet:optout-folder-source
              parameters:
                %s: %s
              steps:
                - to: optout:intake/%s
        """
        .formatted(name, parameter, directory, name);
  }
}
