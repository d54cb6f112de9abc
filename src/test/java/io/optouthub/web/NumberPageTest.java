package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.PhoneNumbers.Reading.NoNumber;
import io.optouthub.intake.PhoneNumbers.Reading.Number;
import io.optouthub.optout.Phone;
import io.optouthub.register.Histories;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the form asks while somebody types. */
@WebTest
class NumberPageTest {

  private static final Phone PARIS = new Phone("+33199001234");

  @Autowired private PhoneNumbers numbers;
  @Autowired private Register register;
  @Autowired private IntakeLog log;
  @Autowired private Intake intake;
  @Autowired private Histories histories;
  private final Http http;

  NumberPageTest(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void saysHowANumberIsReadAndNeverAsksTheRegister() {
    given(numbers.read("0199001234", "FR")).willReturn(new Number(PARIS));
    given(numbers.write(PARIS, NumberFormat.INTERNATIONAL)).willReturn("+33 1 99 00 12 34");
    given(numbers.country(PARIS)).willReturn("FR", "DE", "ZZ");
    HttpResponse<String> read = http.form("/number", "phone", "0199001234", "lang", "fr");
    assertThat(read.body()).isEqualTo("{\"read\":true,\"text\":\"+33 1 99 00 12 34, France\"}");
    assertThat(http.form("/number", "phone", "0199001234", "lang", "fr").body())
        .contains("Allemagne");
    assertThat(http.form("/number", "phone", "0199001234").body()).contains("12 34\"}");
    assertThat(read.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    verify(register, never()).check(any(), any(), any());
    verify(register, never()).append(any());
    verify(log, never()).byReference(any(), anyBoolean());
    verifyNoInteractions(intake, histories);
  }

  @Test
  void whatIsNoneIsSaidInWordsAndNotRepeated() {
    given(numbers.read("12", "FR")).willReturn(new NoNumber("too short"));
    given(numbers.read("", "FR")).willReturn(new NoNumber("not a phone number"));
    for (String text : new String[] {"12", "", "1".repeat(65)}) {
      assertThat(http.form("/number", "phone", text, "lang", "en").body())
          .isEqualTo(
              "{\"read\":false,\"text\":\"We cannot read this as a phone number. Check the digits.\"}");
    }
  }
}
