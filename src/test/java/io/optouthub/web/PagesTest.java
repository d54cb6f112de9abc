package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.PhoneNumbers.Reading.NoNumber;
import io.optouthub.intake.PhoneNumbers.Reading.Number;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.Filed;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.Submission;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class PagesTest {

  private static final Phone PHONE = new Phone("+33199001234");

  @Autowired private Intake intake;
  @Autowired private Register register;
  @Autowired private PhoneNumbers numbers;
  @Autowired private DataMaps maps;
  private final Http http;

  PagesTest(@LocalServerPort int port) {
    http = new Http(port);
  }

  @BeforeEach
  void everythingGoesWell() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(numbers.read(anyString(), eq("FR"))).willReturn(new Number(PHONE));
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
  }

  @Test
  void speaksTheLanguageOfTheBrowserUnlessAskedForAnother() {
    assertThat(http.get("/").body()).contains("<html", "lang=\"en\"", "Your phone number");
    assertThat(http.language(Locale.FRANCE).get("/").body())
        .contains("lang=\"fr\"", "Votre numéro de téléphone");
    assertThat(http.get("/?lang=en").body()).contains("Your phone number");
    assertThat(http.language(Locale.JAPANESE).get("/").body()).contains("Your phone number");
  }

  @Test
  void aProgramIsAskedToSendItOnceMoreAndNothingIsTakenUntilThen() {
    HttpResponse<String> trapped =
        http.form("/", "phone", "0199001234", "stop", "voice", "website", "https://example.com");
    assertThat(trapped.statusCode()).isEqualTo(422);
    assertThat(trapped.body())
        .contains("Please send it once more", "value=\"0199001234\"", "href=\"#send\"")
        .doesNotContain("https://example.com");
    then(intake).should(never()).take(any(Arrival.class), any());
    assertThat(http.form("/", "phone", "0199001234", "stop", "voice").statusCode()).isEqualTo(302);
  }

  @Test
  void publicPagesSetNoCookieAndLetNothingForeignIn() {
    for (String path : List.of("/", "/requests", "/requests/none", "/nowhere")) {
      HttpResponse<String> page = http.get(path);
      assertThat(page.headers().firstValue("Set-Cookie")).as(path).isEmpty();
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'self'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(page.body().replace("<script src=\"/pages.js\" defer></script>", ""))
          .doesNotContain("<script", "style=\"", "onclick");
    }
    assertThat(http.get("/hub.css").statusCode()).isEqualTo(200);
  }

  @Test
  void theFormAnswersWithAReferenceToComeBackWith() {
    HttpResponse<String> answer =
        http.form("/", "phone", "01 99 00 12 34", "stop", "voice", "stop", "sms", "brand", "Alba");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/requests/REF-1?noted&lang=en");
    ArgumentCaptor<Arrival> arrival = ArgumentCaptor.captor();
    verify(intake)
        .take(
            arrival.capture(),
            eq(List.of(OptOut.of(PHONE, Set.of(Medium.VOICE, Medium.SMS), new Scope("Alba")))));
    assertThat(arrival.getValue().channel()).isEqualTo("form");
    assertThat(arrival.getValue().kind()).isEqualTo(Arrival.Kind.FORM);
    assertThat(arrival.getValue().arrivedAt()).isEqualTo(WebTestApp.NOW);
  }

  @Test
  void everythingMeansEveryMediumAndAnAddressDoesWithoutANumber() {
    http.form("/", "phone", "", "email", "Camille@example.org", "stop", "everything");
    verify(intake)
        .take(
            any(Arrival.class),
            eq(List.of(OptOut.of(new Email("camille@example.org"), Medium.ALL, Scope.ALL))));
  }

  @Test
  void anAddressBesideANumberIsForTheReceiptUnlessEmailsAreToStop() {
    http.form("/", "phone", "0199001234", "email", "camille@example.org", "stop", "voice");
    verify(intake)
        .take(any(Arrival.class), eq(List.of(OptOut.of(PHONE, Set.of(Medium.VOICE), Scope.ALL))));
    http.form("/", "phone", "0199001234", "email", "camille@example.org", "stop", "email");
    verify(intake)
        .take(
            any(Arrival.class),
            eq(
                List.of(
                    OptOut.of(PHONE, Set.of(Medium.EMAIL), Scope.ALL),
                    OptOut.of(new Email("camille@example.org"), Set.of(Medium.EMAIL), Scope.ALL))));
    assertThat(http.form("/", "phone", "0199001234", "stop", "email").body())
        .contains("Enter the address at which e-mails should stop", "href=\"#email\"");
  }

  @Test
  void anUnreadableNumberComesBackWithTheReasonBesideTheField() {
    given(numbers.read(anyString(), anyString())).willReturn(new NoNumber("too short"));
    HttpResponse<String> answer = http.form("/", "phone", "12", "stop", "voice");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "<title>Error: ",
            "id=\"phone-error\"",
            "aria-describedby=\"phone-error phone-hint\"",
            "aria-invalid=\"true\"",
            "autofocus",
            "We cannot read this as a phone number");
    verifyNoInteractions(intake);
  }

  @Test
  void aFormThatSaysNothingIsToldAll() {
    HttpResponse<String> answer = http.form("/", "phone", "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Enter a phone number or an e-mail address", "Choose at least one thing");
  }

  @Test
  void wordsAreKeptAndThoseThatNameSomebodyAreReadByAPerson() {
    given(register.append(any())).willReturn(new Filed("REF-2", 9, List.of(Outcome.REVIEW)));
    http.form("/", "phone", "0199001234", "stop", "voice", "words", "aussi le 01 99 00 55 66");
    ArgumentCaptor<Submission> filed = ArgumentCaptor.captor();
    verify(register).append(filed.capture());
    assertThat(filed.getValue().items().get(0).outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(filed.getValue().items().get(0).requests()).hasSize(1);
  }

  @Test
  void aRegisterThatIsAwayIsSaidInWords() {
    given(intake.take(any(Arrival.class), any())).willThrow(new RegisterUnavailable("away"));
    HttpResponse<String> answer = http.form("/", "phone", "0199001234", "stop", "voice");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).contains("nothing was taken").doesNotContain("0199001234", "away\"");
  }

  @Test
  void errorPagesArePlainAndRepeatNothing() {
    HttpResponse<String> missing = http.language(Locale.FRENCH).get("/33199001234");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body())
        .contains("Cette page n’existe pas")
        .doesNotContain("33199001234", "Exception");
    HttpResponse<String> method = http.language(Locale.ENGLISH).send("PUT", "/", "text/plain", "");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.body()).contains("could not be understood");
    given(intake.take(any(Arrival.class), any()))
        .willThrow(new IllegalStateException("+33199001234"));
    HttpResponse<String> broken = http.form("/", "phone", "0199001234", "stop", "voice");
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken.body()).doesNotContain("99001234", "IllegalState");
  }
}
