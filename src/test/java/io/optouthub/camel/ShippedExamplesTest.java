package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.TestIntake;
import io.optouthub.intake.trial.Examples;
import io.optouthub.register.Checks;
import io.optouthub.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example beside a shipped route holds. */
class ShippedExamplesTest {

  private static final Path ROUTES = Path.of("routes");

  private final Register register = mock(Register.class);
  private final CamelContext camel = ConnectorsForTests.context();
  private final RouteFileCheck check =
      new RouteFileCheck(
          new KameletCatalog(
              new RoutesSettings(ROUTES, Duration.ofSeconds(1), Duration.ofSeconds(10))));
  private final ChannelExamples examples;

  ShippedExamplesTest() {
    camel.addComponent(
        "optout",
        new OptOutComponent(
            mock(Intake.class),
            mock(Deliveries.class),
            register,
            mock(Checks.class),
            PhoneNumbers.standard()));
    Examples tried = TestIntake.context(register, Clock.systemUTC()).getBean(Examples.class);
    examples = new ChannelExamples(new ChannelReader(camel), tried);
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(ROUTES)) {
      return all.filter(ChannelExamples::isOne).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyExampleHolds(Path file) throws Exception {
    String name = file.getFileName().toString().replaceFirst("\\.examples\\.ya?ml$", "");
    Path route = file.resolveSibling(name + ".yaml");
    RouteFileCheck.Checked checked = check.check(name, true, Files.readString(route));
    examples.check(route, checked, ChannelExamples.beside(route));
  }

  @Test
  void theShippedChannelsHaveExamples() throws IOException {
    try (Stream<Path> channels = Files.list(ROUTES.resolve("channels"))) {
      assertThat(channels.filter(file -> !ChannelExamples.isOne(file)))
          .allSatisfy(file -> assertThat(ChannelExamples.beside(file)).isNotBlank());
    }
  }
}
