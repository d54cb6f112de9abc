package io.optouthub.intake;

import io.optouthub.register.Filed;
import io.optouthub.register.Item;
import io.optouthub.register.Manifests;
import io.optouthub.register.Register;
import io.optouthub.register.Submission;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The intake as it is wired in the hub, over a register of the test's own. */
public final class TestIntake {

  private TestIntake() {}

  /** A register that hands on what it is given, registers it all, and knows of nothing. */
  public static Register register(Consumer<Submission> taken) {
    return (Register)
        Proxy.newProxyInstance(
            Register.class.getClassLoader(),
            new Class<?>[] {Register.class},
            (proxy, method, given) -> {
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, given);
              }
              if (!method.getName().equals("append")) {
                return Optional.empty();
              }
              Submission submission = (Submission) given[0];
              taken.accept(submission);
              return new Filed("R", 1, submission.items().stream().map(Item::outcome).toList());
            });
  }

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
