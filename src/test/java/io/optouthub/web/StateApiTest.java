package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.access.Audit;
import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.FilesUnderWay;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.ChainCheck;
import io.optouthub.register.Checks;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Standing;
import io.optouthub.testing.Systems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class StateApiTest {

  private static final String V1 = "/api/v1";
  private static final Phone PHONE = new Phone("+33199001234");

  @Autowired private Checks checks;
  @Autowired private PhoneNumbers numbers;
  @Autowired private IntakeLog log;
  @Autowired private FilesUnderWay files;
  @Autowired private Deliveries deliveries;
  @Autowired private Audit audit;
  @Autowired private RouteStates routes;
  @Autowired private DataMaps maps;
  @Autowired private ChainCheck chain;
  private final Http http;

  StateApiTest(@LocalServerPort int port) {
    http = new Http(port).key("read");
  }

  @BeforeEach
  void aHubThatRuns() {
    given(numbers.read(anyString(), anyString()))
        .willReturn(new PhoneNumbers.Reading.Number(PHONE));
    given(maps.current()).willReturn(map());
    given(routes.all())
        .willReturn(
            List.of(
                new RouteState(
                    "mailbox", "channel", "imap", "mailbox.yaml", "running", null, null, null),
                new RouteState("crm", "target", "http", "crm.yaml", "running", null, null, null),
                new RouteState(
                    "list", "target", "sftp", "list.yaml", "refused", 4, "no such field", null)));
    given(log.counts())
        .willReturn(
            Map.of("mailbox", Map.of(Outcome.REVIEW, 2L), "old", Map.of(Outcome.KNOWN, 1L)));
    given(deliveries.statuses())
        .willReturn(
            List.of(
                new Deliveries.Status(
                    "crm", "live", 9, 1, 7, 1, 1, WebTestApp.NOW, null, "502", 2, null, null, 0)));
  }

  @Test
  void showsHowFarAFileIsWithoutWhatItsNameMaySay() {
    given(files.now())
        .willReturn(
            List.of(
                new FilesUnderWay.Progress(
                    "drop",
                    "stop-0639980123.csv",
                    4_000,
                    500,
                    Duration.ofSeconds(90),
                    WebTestApp.NOW)));
    JsonNode file = Http.tree(http.get(V1 + "/files")).get(0);
    assertThat(file.path("rows").asLong()).isEqualTo(4_000);
    assertThat(file.path("secondsLeft").asLong()).isEqualTo(90);
    assertThat(file.path("name").asText()).contains("stop").doesNotContain("0639980123");
  }

  @Test
  void showsEveryChannelThereIsOrWas() {
    JsonNode channels = Http.tree(http.get(V1 + "/channels"));
    assertThat(channels.findValuesAsText("name"))
        .containsExactly("api", "form", "mailbox", "old", "one-click");
    assertThat(channels.findValuesAsText("state"))
        .containsExactly("running", "running", "running", "gone", "running");
    assertThat(channels.at("/2/counts").toString())
        .isEqualTo("{\"registered\":0,\"known\":0,\"review\":2,\"setAside\":0,\"refused\":0}");
    assertThat(channels.at("/2/mapped").asBoolean()).isTrue();
    assertThat(channels.at("/3/mapped").asBoolean()).isFalse();
  }

  @Test
  void showsEveryTargetThatShouldBe() {
    JsonNode targets = Http.tree(http.get(V1 + "/targets"));
    assertThat(targets.findValuesAsText("name")).containsExactly("crm", "dialer", "list");
    assertThat(targets.findValuesAsText("state"))
        .containsExactly("live", "not-connected", "refused");
    assertThat(targets.at("/0/lag").asLong()).isEqualTo(1);
    assertThat(targets.at("/0/oldestPending").asText()).isEqualTo("2026-03-01T09:00:00Z");
    assertThat(targets.at("/2/lastError").asText()).isEqualTo("no such field");
    assertThat(Http.tree(http.get(V1 + "/routes")).at("/2/line").asInt()).isEqualTo(4);
  }

  @Test
  void identitiesAreForThoseWhoMaySeeThem() {
    given(log.lines("drop", 5, 10, false)).willReturn(List.of(row(false)));
    given(log.lines("drop", 5, 10, true)).willReturn(List.of(row(true)));
    String path = V1 + "/intake?channel=drop&after=5&limit=10";
    JsonNode seen = Http.tree(http.get(path)).path(0);
    assertThat(seen.path("file").asText()).isEqualTo("list.csv");
    assertThat(seen.path("row").asInt()).isEqualTo(3);
    assertThat(seen.path("media").toString()).isEqualTo("[\"voice\",\"sms\"]");
    assertThat(seen.has("identities")).isFalse();
    assertThat(seen.has("messageId")).isFalse();
    JsonNode clear = Http.tree(http.key("operate").get(path)).path(0);
    assertThat(clear.at("/identities/0").asText()).isEqualTo("+33199001234");
  }

  @Test
  void aQueryThatMakesNoSenseIsToldWhichPart() {
    for (String query : List.of("limit=0", "limit=1001", "after=-1", "after=+33199001234x")) {
      var answer = http.get(V1 + "/intake?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(Http.tree(answer).at("/errors/0/field").asText())
          .isEqualTo(query.substring(0, query.indexOf('=')));
      assertThat(answer.body()).doesNotContain("99001234");
    }
  }

  @Test
  void answersWhetherSomebodyIsSuppressed() {
    given(checks.check(List.of(PHONE), Set.of(Medium.SMS), new Scope("Alba")))
        .willReturn(List.of(new Standing(Map.of(Medium.SMS, WebTestApp.NOW), 42)));
    given(checks.check(List.of(new Email("a@example.org")), Medium.ALL, Scope.ALL))
        .willReturn(List.of(new Standing(Map.of(), 42)));
    http.key("check");
    assertThat(http.get(V1 + "/check?phone=+33199001234&medium=sms&brand=Alba").body())
        .isEqualTo(
            "{\"suppressed\":true,\"since\":\"2026-03-01T09:00:00Z\",\"asOf\":42,"
                + "\"media\":{\"sms\":\"2026-03-01T09:00:00Z\"},\"brand\":\"Alba\"}");
    verify(numbers).read("+33199001234", "FR");
    assertThat(http.get(V1 + "/check?email=a@example.org").body())
        .isEqualTo("{\"suppressed\":false,\"since\":null,\"asOf\":42,\"media\":{},\"brand\":null}");
    assertThat(http.get(V1 + "/check").statusCode()).isEqualTo(422);
    given(numbers.read(anyString(), anyString()))
        .willReturn(new PhoneNumbers.Reading.NoNumber("too short"));
    var unreadable = http.get(V1 + "/check?phone=12345");
    assertThat(unreadable.statusCode()).isEqualTo(422);
    assertThat(unreadable.body()).contains("\"phone\"", "too short").doesNotContain("12345");
  }

  @Test
  void theMapSaysWhatIsConnectedAndWhoAnswersForIt() {
    JsonNode map = Http.tree(http.get(V1 + "/map"));
    JsonNode dialer = map.at("/systems/1");
    assertThat(dialer.path("name").asText()).isEqualTo("dialer");
    assertThat(dialer.path("owner").asText()).isEqualTo("sales");
    assertThat(dialer.path("deadline").asText()).isEqualTo("24h");
    assertThat(dialer.at("/remarks")).extracting(JsonNode::asText).containsExactly("not-connected");
    assertThat(map.at("/systems/0/remarks"))
        .extracting(JsonNode::asText)
        .containsExactly("not-mapped", "never-verified");
    assertThat(map.path("channels").findValuesAsText("name")).contains("mailbox", "form");
  }

  @Test
  void aTargetIsTakenAwayOnlyWhenItsRouteIsGone() {
    http.key("operate");
    assertThat(http.send("DELETE", V1 + "/targets/crm", "text/plain", "").statusCode())
        .isEqualTo(409);
    assertThat(http.send("DELETE", V1 + "/targets/none", "text/plain", "").statusCode())
        .isEqualTo(404);
    verify(deliveries, never()).remove(anyString());
    assertThat(
            http.send("DELETE", V1 + "/targets/dialer?reason=sold", "text/plain", "").statusCode())
        .isEqualTo(204);
    verify(deliveries).remove("dialer");
    verify(audit).record("operate", "target-remove", "dialer", "sold");
  }

  @Test
  void operatesTargetsParkedRecordsAndTheChain() {
    given(deliveries.retryParked(3)).willReturn(true);
    given(chain.verify())
        .willReturn(
            new ChainCheck.Report(
                9, 2, List.of(new ChainCheck.Finding("changed", 4, "entry 4 differs"))));
    http.key("operate");
    for (String action : List.of("pause", "resume", "resync")) {
      assertThat(http.json(V1 + "/targets/crm/" + action, "").statusCode()).isEqualTo(200);
      assertThat(http.json(V1 + "/targets/none/" + action, "").statusCode()).isEqualTo(404);
    }
    assertThat(http.json(V1 + "/targets/crm/retry?reason=fixed", "").statusCode()).isEqualTo(200);
    verify(deliveries).retryAllParked("crm");
    verify(audit).record("operate", "target-retry", "crm", "fixed");
    verify(deliveries).pause("crm");
    verify(deliveries).resume("crm");
    verify(deliveries).resync("crm");
    assertThat(http.json(V1 + "/parked/3/retry", "").statusCode()).isEqualTo(202);
    assertThat(http.json(V1 + "/parked/4/retry", "").statusCode()).isEqualTo(404);
    JsonNode verified = Http.tree(http.json(V1 + "/register/verify", ""));
    assertThat(verified.path("intact").asBoolean()).isFalse();
    assertThat(verified.at("/findings/0/seq").asLong()).isEqualTo(4);
  }

  @Test
  void aTargetsOwnWordsAreShownWithoutWhomTheyQuote() {
    given(deliveries.parked("crm"))
        .willReturn(
            List.of(
                new Deliveries.Parked(
                    3, "crm", 8, "duplicate +33 1 99 00 12 34", WebTestApp.NOW, 1, "parked")));
    assertThat(http.get(V1 + "/parked?target=crm").body())
        .contains("\"answer\":\"duplicate [sealed]\"");
    assertThat(http.key("operate").get(V1 + "/parked?target=crm").body()).contains("12 34");
  }

  private static IntakeLog.Line row(boolean clear) {
    var request =
        new IntakeLog.Request(
            7,
            "opt-out",
            Set.of(Medium.SMS, Medium.VOICE),
            Scope.ALL,
            WebTestApp.NOW,
            clear ? PHONE : null);
    return new IntakeLog.Line(
        7,
        7,
        "drop",
        "file",
        "list.csv",
        3,
        "REF-1",
        Outcome.REGISTERED,
        null,
        WebTestApp.NOW,
        List.of(request));
  }

  private static DataMap map() {
    var system =
        Systems.system(
            "sales",
            "Dialer of Phoneo",
            Medium.ALL,
            List.of(),
            Set.of(),
            NumberFormat.E164,
            Duration.ofDays(1));
    return new DataMap(
        Map.of(),
        Map.of(),
        Map.of("dialer", system),
        Map.of("mailbox", new DataMap.MappedChannel("dpo", "The DPO's mailbox", null)));
  }
}
