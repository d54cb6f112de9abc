package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Deliveries;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job, end to end: real protocols in, one register, real systems out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxIT {

  /** Five of the mails name a number and calls, two of those in the United Kingdom. */
  private static final int VOICE_NUMBERS = Traffic.FILE_ROWS + Traffic.FORMS + Traffic.HOOKS + 5;

  private static final int FRENCH_VOICE_NUMBERS = VOICE_NUMBERS - 2;

  private Sandbox sandbox;

  @BeforeAll
  void start() throws Exception {
    long started = System.nanoTime();
    sandbox = Sandbox.start(Path.of("target/sandbox-it"), Map.of("server.port", 0));
    sandbox.traffic().send();
    int arrivals = Traffic.FILE_ROWS + Traffic.FORMS + Traffic.HOOKS + Traffic.mails();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> arrived() == arrivals && caughtUp());
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void everyKindOfChannelIsCountedAndAddsUpToWhatArrived() {
    Map<String, Map<Outcome, Long>> counts = sandbox.hub.getBean(IntakeLog.class).counts();
    assertThat(counts.get("phoneo-drop")).containsEntry(Outcome.REGISTERED, 200L);
    assertThat(counts.get("form")).containsEntry(Outcome.REGISTERED, 8L);
    assertThat(counts.get("crm")).containsEntry(Outcome.REGISTERED, 8L);
    assertThat(counts.get("mail"))
        .containsEntry(Outcome.REGISTERED, 7L)
        .containsEntry(Outcome.REVIEW, 1L);
  }

  @Test
  void eachDialerHoldsWhatConcernsItInTheFormatItMatchesOn() {
    List<String> paris =
        sandbox
            .dialers
            .sql("dialer_paris")
            .sql("select phone_number from dnc")
            .query(String.class)
            .list();
    List<String> lyon =
        sandbox
            .dialers
            .sql("dialer_lyon")
            .sql("select number from blocked")
            .query(String.class)
            .list();
    assertThat(paris)
        .contains("0639981001", "0199005000", "0639982003", "0639983007")
        .allMatch(n -> n.matches("0\\d{9}"));
    // The one who asked for no SMS concerns Lyon alone.
    assertThat(paris).hasSize(FRENCH_VOICE_NUMBERS);
    assertThat(lyon).contains("+33639981006").hasSize(FRENCH_VOICE_NUMBERS + 1);
  }

  @Test
  void theCrmWasCalledOnceForEachPersonAndTheVendorsListIsComplete() throws Exception {
    assertThat(sandbox.crm.contacts()).hasSize(VOICE_NUMBERS + 2).hasSize(sandbox.crm.calls());
    assertThat(String.join("\n", sandbox.crm.contacts().values())).contains("person6@example.com");
    StringBuilder list = new StringBuilder();
    try (Stream<Path> files = Files.list(sandbox.folder.resolve("sftp/in"))) {
      for (Path file : files.toList()) {
        assertThat(file.getFileName().toString()).matches("do-not-call-\\d{12}\\.csv");
        list.append(Files.readString(file));
      }
    }
    assertThat(list).contains("+44 7700 900103");
    assertThat(list.toString().lines().filter(line -> line.contains("+33 ")))
        .hasSize(FRENCH_VOICE_NUMBERS);
  }

  @Test
  void whoAsksAgainIsARepeatAndIsSentAgain() throws Exception {
    long head = sandbox.hub.getBean(Register.class).head();
    sandbox.traffic().form("06 39 98 20 00");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::caughtUp);
    assertThat(sandbox.hub.getBean(Deliveries.class).atTargets(head + 1))
        .filteredOn(at -> at.target().equals("crm-contacts"))
        .singleElement()
        .satisfies(at -> assertThat(at.state()).isEqualTo("applied"));
    IntakeLog log = sandbox.hub.getBean(IntakeLog.class);
    assertThat(log.lines("form", head, 10, false).get(0).requests().get(0).word())
        .isEqualTo("repeat");
  }

  private long arrived() {
    return sandbox.hub.getBean(IntakeLog.class).counts().values().stream()
        .flatMap(counts -> counts.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private boolean caughtUp() {
    List<Deliveries.Status> targets = sandbox.hub.getBean(Deliveries.class).statuses();
    return targets.size() == 4 && targets.stream().allMatch(target -> target.lag() == 0);
  }
}
