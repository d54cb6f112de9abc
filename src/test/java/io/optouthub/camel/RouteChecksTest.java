package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.Checks;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code optout:check} in a route as an integrator writes it. */
class RouteChecksTest {

  private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");
  private static final Phone SUPPRESSED = new Phone("+33199001234");
  private static final Phone FREE = new Phone("+33199005678");
  private static final String ROUTE =
      """
      - route:
          id: leads-check
          from:
            uri: direct:leads
            steps:
              - to:
                  uri: optout:check/leads-check
                  parameters:
                    value: "${body[phone]}"
                    country: FR
                    media: voice
                    brand: Sol
              - filter:
                  simple: "${exchangeProperty.optoutSuppressed} == false"
                  steps:
                    - to: mock:call
      """;

  private final Checks checks = mock(Checks.class);
  private final CamelContext camel = ConnectorsForTests.context();

  @BeforeEach
  void load() throws Exception {
    camel.addComponent(
        "optout",
        new OptOutComponent(
            mock(Intake.class),
            mock(Deliveries.class),
            mock(Register.class),
            checks,
            PhoneNumbers.standard()));
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.fromString("leads-check.yaml", ROUTE));
    camel.start();
    stands(SUPPRESSED, new Standing(Map.of(Medium.VOICE, SINCE), 41));
    stands(FREE, new Standing(Map.of(), 41));
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private void stands(Phone who, Standing standing) {
    given(checks.check(eq(List.of(who)), eq(Set.of(Medium.VOICE)), eq(new Scope("Sol"))))
        .willReturn(List.of(standing));
  }

  private Exchange sent(Object phone) {
    return camel
        .createProducerTemplate()
        .request(
            "direct:leads",
            exchange -> {
              exchange.getMessage().setHeader(CheckProducer.SUPPRESSED, false);
              exchange.getMessage().setBody(Map.of("phone", phone, "name", "Camille"));
            });
  }

  private int calls() {
    return camel
        .getEndpoint("mock:call", org.apache.camel.component.mock.MockEndpoint.class)
        .getReceivedCounter();
  }

  @Test
  void whoIsSuppressedIsFilteredOut() {
    Exchange answered = sent("01 99 00 12 34");

    assertThat(answered.getProperty(CheckProducer.SUPPRESSED)).isEqualTo(true);
    assertThat(answered.getProperty(CheckProducer.REASON)).isEqualTo("suppressed");
    assertThat(answered.getProperty(CheckProducer.SINCE)).isEqualTo(SINCE);
    assertThat(answered.getProperty(CheckProducer.AS_OF)).isEqualTo(41L);
    assertThat(calls()).isZero();
  }

  @Test
  void whoIsNotGoesOnWithTheMessageAsItWas() {
    Exchange answered = sent("01 99 00 56 78");

    assertThat(answered.getProperty(CheckProducer.SUPPRESSED)).isEqualTo(false);
    assertThat(answered.getProperty(CheckProducer.REASON)).isNull();
    assertThat(answered.getMessage().getBody())
        .isEqualTo(Map.of("phone", "01 99 00 56 78", "name", "Camille"));
    assertThat(calls()).isOne();
  }

  @Test
  void whatCannotBeReadMustNotBeCalled() {
    for (String unreadable : List.of("", " ", "12", "not a number", "a@b", "9".repeat(5_000))) {
      Exchange answered = sent(unreadable);
      assertThat(answered.getProperty(CheckProducer.SUPPRESSED)).as(unreadable).isEqualTo(true);
      assertThat(answered.getProperty(CheckProducer.REASON, String.class)).isNotBlank();
      assertThat(answered.getException()).isNull();
    }
    assertThat(calls()).isZero();
    verifyNoInteractions(checks);
  }

  @Test
  void anAddressIsAskedAboutToo() {
    given(checks.check(eq(List.of(new Email("camille@example.org"))), any(), any()))
        .willReturn(List.of(new Standing(Map.of(), 41)));

    assertThat(sent("Camille@Example.org").getProperty(CheckProducer.SUPPRESSED)).isEqualTo(false);
  }

  @Test
  void whileNobodyCanTellTheRouteFails() {
    given(checks.check(any(), any(), any())).willThrow(new RegisterUnavailable("away"));

    assertThatThrownBy(
            () ->
                camel
                    .createProducerTemplate()
                    .sendBody("direct:leads", Map.of("phone", "01 99 00 12 34")))
        .isInstanceOf(CamelExecutionException.class)
        .hasCauseInstanceOf(RegisterUnavailable.class);
    assertThat(calls()).isZero();
  }

  @Test
  void aFileOfThatNameIsTakenAndAnyOtherMayAskToo() throws Exception {
    RouteFileCheck check =
        new RouteFileCheck(
            new KameletCatalog(
                new RoutesSettings(
                    Path.of("routes"), Duration.ofSeconds(1), Duration.ofSeconds(10))));
    String example = Files.readString(Path.of("routes", "examples", "leads-check.yaml"));

    assertThat(check.check("leads-check", true, example).join().name())
        .isEqualTo("optout:check/leads-check");
    assertThatThrownBy(() -> check.check("leads-check", true, example.replace(":check/", ":chek/")))
        .isInstanceOf(RouteFileRefused.class);
    String channel = Files.readString(Path.of("routes", "channels", "crm.yaml"));
    String asking = channel.replaceFirst("steps:\n", "steps:\n        - to: optout:check/crm\n");
    assertThat(asking).isNotEqualTo(channel);
    assertThat(check.check("crm", true, asking).join().name()).isEqualTo("optout:intake/crm");
  }
}
