package io.optouthub.fuzz;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Intake;
import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.Legible;
import io.optouthub.intake.NoManifests;
import io.optouthub.intake.Raw;
import io.optouthub.intake.TestIntake;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Item;
import io.optouthub.register.Manifests;
import io.optouthub.register.Register;
import io.optouthub.register.Submission;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The intake as the hub wires it, over a register that holds each item against the promises. */
final class FuzzedIntake {

  private static final Path KEY = Path.of("src/test/resources/fuzz/hub-key.asc");
  private static final Intake INTAKE = wired().getBean(Intake.class);

  /** Fields found by the hub itself, and fields that the channel names. */
  private static final List<Channel> CHANNELS =
      List.of(
          channel("plain", Map.of()),
          channel("named", Map.of("phone", "$.person.phone", "id", "$.id", "at", "$.at")));

  private static int seen;

  private FuzzedIntake() {}

  /**
   * Every item ends in one of the five outcomes, and the counts add up.
   *
   * @return how many items; a file may hold none
   */
  static int take(Raw raw) {
    int items = 0;
    for (Channel channel : CHANNELS) {
      seen = 0;
      Intake.Receipt receipt = INTAKE.take(channel, raw);
      int counted = receipt.counts().values().stream().mapToInt(count -> count).sum();
      if (counted != seen || counted == 0 && !(raw instanceof Raw.File)) {
        throw new AssertionError(seen + " items arrived, " + counted + " are counted");
      }
      items += counted;
    }
    return items;
  }

  private static void look(Submission submission) {
    for (Item item : submission.items()) {
      seen++;
      String reason = item.reason();
      if (reason == null ? item.outcome() != Outcome.REGISTERED : reason.contains("hub failed")) {
        throw new AssertionError(item.outcome() + ": " + reason);
      }
      if (item.evidence() != null) {
        // What a person is shown of it.
        Legible.text(submission.arrival().kind().word(), item.evidence(), 20_000);
      }
    }
  }

  private static Channel channel(String name, Map<String, String> fields) {
    return new Channel(name, "FR", Set.of(Medium.VOICE), Scope.ALL, fields);
  }

  private static AnnotationConfigApplicationContext wired() {
    Register register = TestIntake.register(FuzzedIntake::look);
    IntakeSettings settings =
        new IntakeSettings(
            List.of("+33199009999"),
            Path.of("target/fuzz/work"),
            IntakeSettings.standard().intake(),
            Map.of("plain", new IntakeSettings.Pgp(KEY, "", null)));
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(Register.class, () -> register);
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(IntakeSettings.class, () -> settings);
    context.registerBean(Manifests.class, NoManifests::new);
    context.scan("io.optouthub.intake");
    context.refresh();
    return context;
  }
}
