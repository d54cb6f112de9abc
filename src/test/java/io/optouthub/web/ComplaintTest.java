package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.Cases;
import io.optouthub.register.Filed;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import io.optouthub.register.Submission;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** "I was called again", and what its page shows. */
@WebTest
class ComplaintTest {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final String EARLIER = "2222-2222-2222-2";

  @Autowired private IntakeLog log;
  @Autowired private Register register;
  @Autowired private PhoneNumbers numbers;
  @Autowired private DataMaps maps;
  @Autowired private Cases cases;
  private final Http http;

  ComplaintTest(@LocalServerPort int port) {
    http = new Http(port);
  }

  @BeforeEach
  void anneAskedBefore() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(register.append(any())).willReturn(new Filed("REF-2", 9, List.of(Outcome.REGISTERED)));
    given(log.byReference(EARLIER, true)).willReturn(List.of(line("form", "", ANNE)));
  }

  @Test
  void byReferenceAsksAgainWhatWasAskedUnderIt() {
    HttpResponse<String> answer =
        http.form(
            "/complaints",
            "reference",
            "2222 2222 2222 2",
            "at",
            "2026-02-28T18:30",
            "caller",
            "01 99 00 00 01",
            "words",
            "Again!");
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/requests/REF-2?noted&lang=en");
    Submission filed = filed();
    assertThat(filed.arrival().kind()).isEqualTo(Arrival.Kind.COMPLAINT);
    assertThat(filed.arrival().origin()).isEqualTo(EARLIER);
    assertThat(filed.items().get(0).outcome()).isEqualTo(Outcome.REGISTERED);
    assertThat(filed.items().get(0).requests())
        .isEqualTo(List.of(OptOut.of(ANNE, Set.of(Medium.SMS), new Scope("Alba"))));
    assertThat(new String(filed.items().get(0).evidence(), StandardCharsets.UTF_8))
        .isEqualTo("Called: 2026-02-28T18:30\nBy: 01 99 00 00 01\n\nAgain!");
  }

  @Test
  void byNumberAsksForNoMoreCallsWhetherItIsKnownOrNot() {
    given(numbers.read("01 99 00 12 34", "FR")).willReturn(new PhoneNumbers.Reading.Number(ANNE));
    assertThat(http.form("/complaints", "phone", "01 99 00 12 34").statusCode()).isEqualTo(302);
    assertThat(filed().items().get(0).requests())
        .isEqualTo(List.of(OptOut.of(ANNE, Set.of(Medium.VOICE), Scope.ALL)));
    verify(log, never()).byReference(anyString(), anyBoolean());
  }

  @Test
  void whatIsMissingOrWrongIsSaidBesideItsField() {
    assertThat(http.form("/complaints", "reference", "").body())
        .contains("href=\"#phone\"", "Enter the reference of your request");
    assertThat(http.form("/complaints", "reference", "2222-2222-2222-3").body())
        .contains("id=\"reference-error\"", "the last one does not fit");
    assertThat(http.form("/complaints", "reference", "2222-2222-2223-E").body())
        .contains("id=\"reference-error\"", "We know no request");
    given(numbers.read(anyString(), eq("FR")))
        .willReturn(new PhoneNumbers.Reading.NoNumber("too short"));
    HttpResponse<String> wrong = http.form("/complaints", "phone", "12");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"phone-error\"");
    verify(register, never()).append(any());
  }

  @Test
  void aReferenceThatNamesNobodyNeedsTheNumber() {
    IntakeLog.Line anne = line("form", "", ANNE);
    for (List<IntakeLog.Line> nobody :
        List.of(Collections.nCopies(2, anne), List.of(line("form", "", null)))) {
      given(log.byReference(EARLIER, true)).willReturn(nobody);
      assertThat(http.form("/complaints", "reference", EARLIER).body())
          .contains("href=\"#phone\"")
          .doesNotContain("99001234");
    }
  }

  @Test
  void aProgramIsAskedToSendItAgain() {
    assertThat(
            http.form("/complaints", "reference", EARLIER, "website", "https://example.com").body())
        .contains("Please send it once more");
    verify(register, never()).append(any());
  }

  @Test
  void itsPageSaysByWhenThereIsAnAnswerAndThenWhichButNeverTheRemark() {
    given(log.byReference("REF-2", false)).willReturn(List.of(line("complaint", EARLIER, null)));
    given(cases.ofReference("REF-2")).willReturn(Optional.of(opened(null)));
    assertThat(http.get("/requests/REF-2?noted").body())
        .contains("noted that you were called again", "an answer by March 31, 2026", EARLIER);
    var closed =
        new Cases.Closed(WebTestApp.NOW, "camille", Cases.Closing.NOT_OURS, "of a competitor");
    given(cases.ofReference("REF-2")).willReturn(Optional.of(opened(closed)));
    assertThat(http.get("/requests/REF-2?lang=fr").body())
        .contains("Répondu le 1 mars 2026", "personne qui appelle pour nous")
        .doesNotContain("camille", "competitor");
  }

  /** Else the answer to the form would tell that the number was known. */
  @Test
  void thePageOfARepeatDoesNotShowItsCase() {
    given(log.byReference("REF-3", false)).willReturn(List.of(line("form", "id", null)));
    given(cases.ofReference("REF-3")).willReturn(Optional.of(opened(null)));
    assertThat(http.get("/requests/REF-3").body()).doesNotContain("an answer by", "March");
    verify(cases, never()).ofReference(anyString());
  }

  private Submission filed() {
    ArgumentCaptor<Submission> filed = ArgumentCaptor.captor();
    verify(register).append(filed.capture());
    return filed.getValue();
  }

  private static Cases.Case opened(Cases.@Nullable Closed closed) {
    return new Cases.Case(
        7,
        Cases.Cause.COMPLAINT,
        "form",
        "REF-2",
        EARLIER,
        WebTestApp.NOW,
        WebTestApp.NOW.plus(Duration.ofDays(30)),
        closed);
  }

  private static IntakeLog.Line line(String kind, String origin, @Nullable Phone whose) {
    var request =
        new IntakeLog.Request(
            7, "repeat", Set.of(Medium.SMS), new Scope("Alba"), WebTestApp.NOW, whose);
    return new IntakeLog.Line(
        7,
        7,
        "form",
        kind,
        origin,
        0,
        "REF",
        Outcome.REGISTERED,
        null,
        WebTestApp.NOW.minus(Duration.ofDays(30)),
        List.of(request));
  }
}
