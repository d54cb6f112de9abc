package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;

import io.optouthub.intake.FormNote;
import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.Filed;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SubmissionsTest {

  private static final int A_NUMBER = 2;
  private static final List<OptOut> STOP =
      List.of(OptOut.of(new Phone("+33199001234"), Medium.ALL, Scope.ALL));

  private final Intake intake = mock();
  private final Register register = mock();
  private final Submissions submissions = new Submissions(intake, register, new Limits(settings()));

  @Test
  void whatWasNotTakenIsNotCounted() {
    given(intake.take(any(Arrival.class), any())).willThrow(new RegisterUnavailable("away"));
    for (int i = 0; i < 3 * A_NUMBER; i++) {
      assertThatThrownBy(this::take).isInstanceOf(RegisterUnavailable.class);
    }
    reset(intake);
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF", Map.of(Outcome.REGISTERED, 1), "", 1));
    for (int i = 0; i < A_NUMBER; i++) {
      assertThat(take().reference()).isEqualTo("REF");
    }
    assertThatThrownBy(this::take).isInstanceOf(TooOften.class);
  }

  @Test
  void aComplaintThatWasNotTakenIsNotCounted() {
    given(register.append(any())).willThrow(new RegisterUnavailable("away"));
    for (int i = 0; i < 3 * A_NUMBER; i++) {
      assertThatThrownBy(this::complain).isInstanceOf(RegisterUnavailable.class);
    }
    reset(register);
    given(register.append(any())).willReturn(new Filed("REF", 1, List.of(Outcome.REGISTERED)));
    for (int i = 0; i < A_NUMBER; i++) {
      assertThat(complain().reference()).isEqualTo("REF");
    }
    assertThatThrownBy(this::complain).isInstanceOf(TooOften.class);
  }

  private Submissions.Taken take() {
    return submissions.take(arrival(Arrival.Kind.FORM), STOP, new FormNote(null, "en", ""));
  }

  private Submissions.Taken complain() {
    return submissions.complain(
        arrival(Arrival.Kind.COMPLAINT), STOP, new FormNote(null, "en", "Again!"));
  }

  private static Arrival arrival(Arrival.Kind kind) {
    return new Arrival("form", kind, "id", "id", Instant.EPOCH);
  }

  private static LimitSettings settings() {
    return new Binder(new MapConfigurationPropertySource(Map.of("optout.limits.number", A_NUMBER)))
        .bind("optout.limits", LimitSettings.class)
        .get();
  }
}
