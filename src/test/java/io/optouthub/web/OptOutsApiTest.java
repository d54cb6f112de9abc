package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.PhoneNumbers.Reading.NoNumber;
import io.optouthub.intake.PhoneNumbers.Reading.Number;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.register.Filed;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.Submission;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class OptOutsApiTest {

  private static final String PATH = "/api/v1/opt-outs";
  private static final Phone PHONE = new Phone("+33199001234");

  @Autowired private Intake intake;
  @Autowired private Register register;
  @Autowired private PhoneNumbers numbers;
  @Autowired private IntakeLog log;
  @Autowired private Deliveries deliveries;
  private final Http http;

  OptOutsApiTest(@LocalServerPort int port) {
    http = new Http(port).key("intake");
  }

  @BeforeEach
  void everythingGoesWell() {
    given(numbers.read(anyString(), anyString())).willReturn(new Number(PHONE));
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
    given(register.append(any())).willReturn(new Filed("REF-2", 8, List.of(Outcome.REFUSED)));
  }

  @Test
  void takesARequestAndAnswersWithItsReference() {
    HttpResponse<String> answer =
        http.json(
            PATH,
            """
            {"phone": "01 99 00 12 34", "country": "FR", "media": ["voice", "sms"],
             "brand": "Alba", "at": "2026-02-01T10:00:00+01:00", "id": "crm-17"}
            """);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(Http.tree(answer).path("reference").asText()).isEqualTo("REF-1");
    assertThat(Http.tree(answer).path("outcome").asText()).isEqualTo("registered");
    ArgumentCaptor<Arrival> arrival = ArgumentCaptor.captor();
    ArgumentCaptor<List<OptOut>> requests = ArgumentCaptor.captor();
    verify(intake).take(arrival.capture(), requests.capture());
    assertThat(arrival.getValue().channel()).isEqualTo("api");
    assertThat(arrival.getValue().origin()).isEqualTo("crm-17");
    assertThat(arrival.getValue().key()).isEqualTo("intake:crm-17");
    OptOut request = requests.getValue().get(0);
    assertThat(request.wish()).isEqualTo(Wish.OPT_OUT);
    assertThat(request.media()).containsExactlyInAnyOrder(Medium.VOICE, Medium.SMS);
    assertThat(request.scope().brand()).isEqualTo("Alba");
    assertThat(request.eventAt()).hasToString("2026-02-01T09:00:00Z");
  }

  @Test
  void aNumberAloneMeansCalls() {
    http.json(PATH, "{\"phone\": \"0199001234\"}");
    ArgumentCaptor<List<OptOut>> requests = ArgumentCaptor.captor();
    verify(intake).take(any(Arrival.class), requests.capture());
    assertThat(requests.getValue())
        .containsExactly(OptOut.of(PHONE, Set.of(Medium.VOICE), Scope.ALL));
  }

  @Test
  void anUnreadableNumberIsRefusedWithItsReasonKeptAndNotRepeated() {
    given(numbers.read(anyString(), anyString())).willReturn(new NoNumber("too short"));
    HttpResponse<String> answer = http.json(PATH, "{\"phone\": \"99881\", \"id\": \"x\"}");
    assertProblem(answer, 422, "phone", "too short");
    assertThat(answer.body()).doesNotContain("99881");
    ArgumentCaptor<Submission> kept = ArgumentCaptor.captor();
    verify(register).append(kept.capture());
    assertThat(kept.getValue().items().get(0).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(kept.getValue().items().get(0).reason()).isEqualTo("phone: too short");
    assertThat(kept.getValue().arrival().key()).doesNotContain("x");
  }

  @Test
  void everyFieldThatCannotBeTakenIsNamed() {
    String number = "\"phone\": \"0199001234\", ";
    assertProblem(http.json(PATH, "{}"), 422, "phone", "is needed");
    assertProblem(http.json(PATH, "{\"email\": \"a@b\"}"), 422, "email", "not an e-mail address");
    assertProblem(http.json(PATH, "{" + number + "\"media\": [\"fax\"]}"), 422, "media", "voice");
    assertProblem(http.json(PATH, "{" + number + "\"media\": [null]}"), 422, "media", "voice");
    assertProblem(http.json(PATH, "{" + number + "\"at\": \"soon\"}"), 422, "at", "zone");
    assertProblem(
        http.json(PATH, "{" + number + "\"at\": \"2027-01-01T00:00:00Z\"}"), 422, "at", "future");
    assertProblem(http.json(PATH, "{" + number + "\"country\": \"fr\"}"), 422, "country", "ISO");
    assertProblem(http.json(PATH, "{" + number + "\"wish\": \"stop\"}"), 422, "wish", "opt-in");
    assertProblem(http.json(PATH, "{" + number + "\"wish\": \"opt-in\"}"), 422, "proof", "named");
    assertProblem(http.json(PATH, "{" + number + "\"brnad\": \"A\"}"), 422, "brnad", "brand");
    assertProblem(
        http.json(PATH, "{" + number + "\"brand\": \"" + "x".repeat(61) + "\"}"),
        422,
        "brand",
        "at most 60");
    assertProblem(http.json(PATH, "{" + number + "\"media\": \"sms\"}"), 400, "media", "type");
    assertProblem(http.json(PATH, "{\"phone\": {\"a\": 1}}"), 400, "phone", "type");
    assertProblem(
        http.json(PATH, "{\"phone\": \"0199001234\\u0000\", \"id\": \"a\\u0000\"}"),
        422,
        "id",
        "control");
    verifyNoInteractions(intake);
  }

  @Test
  void whatIsNoJsonIsRefusedWithThePlace() {
    HttpResponse<String> answer = http.json(PATH, "{\"phone\": 0199001234");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.tree(answer).path("detail").asText()).contains("line 1");
    assertThat(answer.body()).doesNotContain("99001234");
    assertThat(http.json(PATH, "").statusCode()).isEqualTo(400);
    assertThat(http.json(PATH, "[]").statusCode()).isEqualTo(400);
    assertThat(http.json(PATH, "null").statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyHasALimitAndAType() {
    String large = "{\"words\": \"" + "x".repeat(300_000) + "\"}";
    assertThat(http.json(PATH, large).statusCode()).isEqualTo(413);
    HttpResponse<String> text = http.send("POST", PATH, "text/plain", "0199001234");
    assertThat(text.statusCode()).isEqualTo(415);
    assertThat(text.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  @Test
  void aRegisterThatIsAwayAsksToTryAgain() {
    given(intake.take(any(Arrival.class), any())).willThrow(new RegisterUnavailable("away"));
    HttpResponse<String> answer = http.json(PATH, "{\"phone\": \"0199001234\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void aReferenceShowsTheRequestAndItsStateAtEveryTarget() {
    given(log.byReference("REF-1", false)).willReturn(List.of(line(null)));
    given(log.byReference("REF-1", true)).willReturn(List.of(line(PHONE)));
    given(deliveries.atTargets(7))
        .willReturn(
            List.of(
                new Deliveries.AtTarget("crm", "applied", WebTestApp.NOW, "200"),
                new Deliveries.AtTarget("dialer", "parked", null, "bad row +33199001234")));
    JsonNode seen = Http.tree(http.get(PATH + "/REF-1"));
    assertThat(seen.at("/requests/0/wish").asText()).isEqualTo("opt-out");
    assertThat(seen.at("/requests/0/targets/0/state").asText()).isEqualTo("applied");
    assertThat(seen.at("/requests/0/targets/1/detail").asText()).isEqualTo("bad row [sealed]");
    assertThat(seen.toString()).doesNotContain("+33199001234");
    assertThat(http.key("read").get(PATH + "/REF-1").body()).doesNotContain("+33199001234");
    assertThat(http.key("operate").get(PATH + "/REF-1").body()).contains("+33199001234");
    assertThat(http.get(PATH + "/REF-9").statusCode()).isEqualTo(404);
    assertThat(http.get(PATH + "/%2B33199001234").body()).doesNotContain("99001234");
  }

  private static IntakeLog.Line line(@org.jspecify.annotations.Nullable Phone phone) {
    IntakeLog.Request request =
        new IntakeLog.Request(7, "opt-out", Set.of(Medium.VOICE), Scope.ALL, WebTestApp.NOW, phone);
    return new IntakeLog.Line(
        7,
        7,
        "api",
        "api",
        "crm-17",
        0,
        "REF-1",
        Outcome.REGISTERED,
        null,
        WebTestApp.NOW,
        List.of(request));
  }

  private static void assertProblem(
      HttpResponse<String> answer, int status, String field, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(Http.tree(answer).path("errors"))
        .as(answer.body())
        .anySatisfy(
            error -> {
              assertThat(error.path("field").asText()).isEqualTo(field);
              assertThat(error.path("reason").asText()).contains(reason);
            });
  }
}
