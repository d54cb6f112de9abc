package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.optouthub.access.Audit;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.dossier.Dossier;
import io.optouthub.dossier.Dossiers;
import io.optouthub.dossier.SignedDossiers;
import io.optouthub.intake.Channel;
import io.optouthub.intake.Channels;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.trial.Trial;
import io.optouthub.intake.trial.Trials;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.Cases;
import io.optouthub.register.ChainCheck;
import io.optouthub.register.Checks;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Reviews;
import io.optouthub.register.Standing;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.QueryTimeoutException;

/** Every operation of the API, in a hub where everything is about one person. */
@WebTest
class LooksTest {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final String DIGITS = "99001234";
  private static final String WHOM = "{\"phone\":\"0199001234\"}";

  /** What is sent, by operation as the API describes it; nothing for what shows no item. */
  private static final Map<String, String> SENT = new TreeMap<>();

  static {
    SENT.put("get /api/v1/opt-outs/{reference}", "");
    SENT.put("get /api/v1/intake", "");
    SENT.put("get /api/v1/parked", "");
    SENT.put("get /api/v1/review", "");
    SENT.put("get /api/v1/review/{id}", "");
    SENT.put("get /api/v1/review/{id}/evidence", "");
    SENT.put("post /api/v1/review/{id}/decide", "{\"verdict\":\"none\"}");
    SENT.put("post /api/v1/channels/{name}/try", "a sample");
    SENT.put("get /api/v1/cases/{id}", "");
    SENT.put("post /api/v1/cases/{id}/close", "{\"closing\":\"mended\"}");
    SENT.put("get /api/v1/dossiers/{reference}", "");
    SENT.put("post /api/v1/dossiers", WHOM);
  }

  /** What shows nobody, whoever asks. */
  private static final Set<String> DISCREET =
      Set.of(
          "post /api/v1/opt-outs",
          "post /api/v1/unsubscribe-links",
          "get /api/v1/check",
          "get /api/v1/cases",
          "post /api/v1/check",
          "get /api/v1/channels",
          "get /api/v1/files",
          "get /api/v1/targets",
          "get /api/v1/targets/{name}/lateness",
          "get /api/v1/routes",
          "get /api/v1/map",
          "get /api/v1/documents/{name}",
          "get /api/v1/audit",
          "get /api/v1/users",
          "post /api/v1/users",
          "patch /api/v1/users/{name}",
          "get /api/v1/keys",
          "post /api/v1/keys",
          "post /api/v1/keys/{name}/rotate",
          "delete /api/v1/keys/{name}",
          "post /api/v1/targets/{name}/{action}",
          "delete /api/v1/targets/{name}",
          "post /api/v1/parked/{id}/retry",
          "post /api/v1/register/verify",
          "get /api/v1/register/keys",
          "post /api/v1/register/keys/{keyset}/rotate",
          "delete /api/v1/register/keys/{keyset}/{id}",
          "post /api/v1/erasures",
          "post /api/v1/dossiers/verify",
          "post /api/v1/scrub",
          "post /api/v1/scrub/blind",
          "post /api/v1/scrub/verify",
          "get /api/v1/scrub/{id}",
          "post /api/v1/try");

  @Autowired private Audit audit;
  @Autowired private IntakeLog log;
  @Autowired private Reviews reviews;
  @Autowired private Cases cases;
  @Autowired private Deliveries deliveries;
  @Autowired private Dossiers dossiers;
  @Autowired private SignedDossiers signed;
  @Autowired private PhoneNumbers numbers;
  @Autowired private Channels channels;
  @Autowired private Trials trials;
  @Autowired private DataMaps maps;
  @Autowired private Checks checks;
  @Autowired private ChainCheck chain;
  @Autowired private Intake intake;
  private final int port;

  LooksTest(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeEach
  void everythingIsAboutAnne() throws Exception {
    given(maps.current()).willReturn(DataMap.EMPTY);
    for (boolean clear : List.of(true, false)) {
      List<IntakeLog.Line> lines = List.of(line(clear));
      given(log.lines(any(), anyLong(), anyInt(), eq(clear))).willReturn(lines);
      given(log.byReference(anyString(), eq(clear))).willReturn(lines);
      given(reviews.open(any(), anyLong(), anyInt(), eq(clear))).willReturn(lines);
      given(reviews.find(anyLong(), eq(clear))).willReturn(Optional.of(line(clear)));
    }
    given(reviews.decide(any())).willReturn(new Reviews.Answer.Made(line(true)));
    Cases.Case called =
        new Cases.Case(
            1,
            Cases.Cause.COMPLAINT,
            "form",
            "REF",
            null,
            WebTestApp.NOW,
            WebTestApp.NOW,
            new Cases.Closed(WebTestApp.NOW, "ann", Cases.Closing.MENDED, ANNE.value()));
    given(cases.find(anyLong(), anyBoolean())).willReturn(Optional.of(called));
    given(cases.open(anyLong(), anyInt())).willReturn(List.of(called));
    given(cases.close(anyLong(), any(), any(), any())).willReturn(new Cases.Answer.Made(called));
    given(log.evidence(anyLong()))
        .willReturn(Optional.of(ANNE.value().getBytes(StandardCharsets.UTF_8)));
    given(deliveries.parked(any()))
        .willReturn(
            List.of(
                new Deliveries.Parked(
                    3, "crm", 8, "no lead " + ANNE.value(), WebTestApp.NOW, 1, "parked")));
    given(numbers.read(anyString(), anyString())).willReturn(new PhoneNumbers.Reading.Number(ANNE));
    given(dossiers.byReference(anyString())).willReturn(Optional.of(mock(Dossier.class)));
    given(dossiers.of(any())).willReturn(Optional.of(mock(Dossier.class)));
    given(signed.json(any())).willReturn(ANNE.value().getBytes(StandardCharsets.UTF_8));
    var mail = new Channel("mail", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());
    given(channels.find(anyString()))
        .willReturn(Optional.of(new Channels.Declared(mail, Channels.Kind.MAIL)));
    OptOut asked = OptOut.of(ANNE, Set.of(Medium.VOICE), Scope.ALL);
    given(trials.run(any(), any(), any(), any(), anyInt()))
        .willReturn(
            new Trial(
                List.of(new Trial.Row(0, Outcome.REGISTERED, List.of(asked), null)),
                Map.of(Outcome.REGISTERED, 1)));
    given(checks.check(any(), any(), any())).willReturn(List.of(new Standing(Map.of(), 1)));
    given(chain.verify()).willReturn(new ChainCheck.Report(0, 0, List.of()));
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
  }

  @Test
  void everyOperationIsKnownHere() {
    Set<String> described = new LinkedHashSet<>();
    Http.tree(new Http(port).get("/api/openapi"))
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method + " " + path.getKey())));
    Set<String> known = new LinkedHashSet<>(DISCREET);
    known.addAll(SENT.keySet());
    described.removeIf(operation -> !operation.contains("/api/v1/"));
    assertThat(described)
        .as("a new operation: does it show clear identities?")
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyLookAtAClearIdentityLeavesALineWithWhoAndWhy() {
    SENT.forEach(
        (operation, body) -> {
          clearInvocations(audit);
          HttpResponse<String> shown = call("operate", operation, body);
          assertThat(shown.statusCode()).as(operation).isEqualTo(200);
          assertThat(shown.body()).as(operation).contains(DIGITS);
          verify(audit, atLeastOnce().description(operation))
              .record(eq("operate"), anyString(), anyString(), eq("letter"));
        });
  }

  @Test
  void whoMayNotSeeThemSeesNoneAndLeavesNoLine() {
    SENT.forEach(
        (operation, body) -> {
          clearInvocations(audit);
          assertThat(call("read", operation, body).body()).as(operation).doesNotContain(DIGITS);
          verify(audit, never()).record(any(), any(), any(), any());
        });
    String decide = "post /api/v1/review/{id}/decide";
    HttpResponse<String> decided = call("decide", decide, "{\"verdict\":\"none\"}");
    assertThat(decided.statusCode()).isEqualTo(200);
    assertThat(decided.body()).doesNotContain(DIGITS);
  }

  @Test
  void whatIsDiscreetShowsNobodyEvenToWhoMaySeeThem() {
    for (String operation : DISCREET) {
      for (String key : List.of("operate", "intake", "check", "administer")) {
        assertThat(call(key, operation, WHOM).body()).as(operation).doesNotContain(DIGITS);
      }
    }
  }

  @Test
  void withoutTheLineNothingIsShown() {
    willThrow(new QueryTimeoutException("away"))
        .given(audit)
        .record(anyString(), anyString(), anyString(), any());
    SENT.forEach(
        (operation, body) -> {
          HttpResponse<String> answer = call("operate", operation, body);
          assertThat(answer.statusCode()).as(operation).isEqualTo(503);
          assertThat(answer.body()).as(operation).doesNotContain(DIGITS);
        });
  }

  private HttpResponse<String> call(String key, String operation, String body) {
    String[] parts = operation.split(" ");
    String path =
        parts[1]
            .replace("{id}", "1")
            .replace("{reference}", "REF")
            .replace("{name}", "mail")
            .replace("{keyset}", "identity")
            .replace("{action}", "pause");
    Http http = new Http(port).key(key);
    String asked = path + "?reason=letter&phone=0199001234";
    return parts[0].equals("get")
        ? http.get(asked)
        : http.send(parts[0].toUpperCase(java.util.Locale.ROOT), asked, "application/json", body);
  }

  private static IntakeLog.Line line(boolean clear) {
    var request =
        new IntakeLog.Request(
            1, "opt-out", Set.of(Medium.VOICE), Scope.ALL, WebTestApp.NOW, clear ? ANNE : null);
    return new IntakeLog.Line(
        1,
        1,
        "mail",
        "mail",
        "m1",
        0,
        "REF",
        Outcome.REVIEW,
        "why",
        WebTestApp.NOW,
        List.of(request));
  }
}
