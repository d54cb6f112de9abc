package io.optouthub.intake;

import io.optouthub.register.Manifests;
import io.optouthub.register.Register;
import java.time.Clock;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The intake as it is wired in the hub, over a register of the test's own. */
public final class TestIntake {

  private TestIntake() {}

  public static Intake over(Register register) {
    return over(register, Clock.systemUTC());
  }

  public static Intake over(Register register, Clock clock) {
    return context(register, clock).getBean(Intake.class);
  }

  /** Every part of the intake, by type. */
  public static AnnotationConfigApplicationContext context(Register register, Clock clock) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(Register.class, () -> register);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(IntakeSettings.class, IntakeSettings::standard);
    context.registerBean(Manifests.class, NoManifests::new);
    context.scan("io.optouthub.intake");
    context.refresh();
    return context;
  }
}
