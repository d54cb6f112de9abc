package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Deliveries.AtTarget;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.IntakeLog;
import io.optouthub.testing.Systems;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class RequestPageTest {

  @Autowired private IntakeLog log;
  @Autowired private Deliveries deliveries;
  @Autowired private DataMaps maps;
  private final Http http;

  RequestPageTest(@LocalServerPort int port) {
    http = new Http(port);
  }

  @BeforeEach
  void aRequestOnItsWay() {
    given(deliveries.due("dialer", WebTestApp.NOW))
        .willReturn(WebTestApp.NOW.plus(Duration.ofDays(1)));
    given(deliveries.due("crm", WebTestApp.NOW))
        .willReturn(WebTestApp.NOW.plus(Duration.ofDays(3)));
    given(deliveries.due("list", WebTestApp.NOW))
        .willReturn(WebTestApp.NOW.plus(Duration.ofDays(2)));
    given(maps.current()).willReturn(map());
    given(log.byReference("REF-1", false)).willReturn(List.of(line("opt-out")));
    given(log.byReference("REF-2", false)).willReturn(List.of(line("repeat")));
    given(deliveries.atTargets(7))
        .willReturn(
            List.of(
                new AtTarget("dialer", "applied", WebTestApp.NOW, "1 row"),
                new AtTarget("crm", "pending", null, null),
                new AtTarget("post", "skipped", null, "country"),
                new AtTarget("list", "parked", null, "bad row")));
  }

  @Test
  void showsEachKindOfSystemInPlainWordsAndNamesNone() {
    HttpResponse<String> page = http.get("/requests/REF-1?lang=en");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("REF-1", "Our calling systems", "<span>done</span>", "· Mar 1, 2026")
        .contains("Our customer records", "needs a hand", "In 1 of 2 places.", "by Mar 4, 2026")
        .doesNotContain("bad row", "1 row", "Dialer", "crm", "Phoneo", "letters");
    assertThat(http.get("/requests/REF-1?lang=fr").body())
        .contains("Nos systèmes d’appel", "Où en est-elle", "À 1 endroit(s) sur 2.", "1 mars 2026");
  }

  @Test
  void whenItIsEverywhereItSaysSinceWhen() {
    given(deliveries.atTargets(7))
        .willReturn(
            List.of(
                new AtTarget("dialer", "verified", WebTestApp.NOW.plusSeconds(60), "1 row"),
                new AtTarget("crm", "applied", WebTestApp.NOW, "ok"),
                new AtTarget("post", "skipped", null, "medium")));
    assertThat(http.get("/requests/REF-1?lang=en").body())
        .contains("In force everywhere", "done and checked")
        .doesNotContain("places", "Everywhere by");
  }

  @Test
  void deadlinesOfWhatIsStillOnItsWayAreNamedAndTheLastOfThem() {
    given(deliveries.atTargets(7))
        .willReturn(
            List.of(
                new AtTarget("dialer", "pending", null, null),
                new AtTarget("crm", "pending", null, null)));
    assertThat(http.get("/requests/REF-1?lang=en").body())
        .contains("In 0 of 2 places.", "Everywhere by Mar 4, 2026", "by Mar 2, 2026");
    given(deliveries.due("crm", WebTestApp.NOW)).willReturn(null);
    assertThat(http.get("/requests/REF-1?lang=en").body()).doesNotContain("Everywhere by");
  }

  @Test
  void neverTellsWhetherSomebodyWasKnownBefore() {
    assertThat(http.get("/requests/REF-2").body().replace("REF-2", "REF-1"))
        .isEqualTo(http.get("/requests/REF-1").body());
  }

  @Test
  void theAnswerToTheFormIsTheSamePageWithThanks() {
    assertThat(http.get("/requests/REF-1?noted&lang=en").body())
        .contains("We have noted your request", "Keep the reference");
  }

  @Test
  void aReferenceIsLookedUpAsItWasCopied() {
    assertThat(http.get("/requests").body()).contains("name=\"reference\"");
    given(log.byReference("2222-2222-2222-2", false)).willReturn(List.of(line("opt-out")));
    HttpResponse<String> found = http.get("/requests?reference=%202222%202222-22222%20");
    assertThat(found.headers().firstValue("Location").orElseThrow())
        .endsWith("/requests/2222-2222-2222-2?lang=en");
    assertThat(http.get("/requests?reference=2222-2222-2222-3").body())
        .contains("the last one does not fit");
  }

  @Test
  void anUnknownReferenceIsSaidInWordsAndNotRepeated() {
    for (String path : List.of("/requests/+33199001234", "/requests?reference=%2B33199001234")) {
      HttpResponse<String> page = http.get(path);
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("id=\"reference-error\"").doesNotContain("99001234");
    }
  }

  private static IntakeLog.Line line(String word) {
    return new IntakeLog.Line(
        7,
        7,
        "form",
        "form",
        "0b5c",
        0,
        "REF-1",
        Outcome.REGISTERED,
        null,
        WebTestApp.NOW,
        List.of(
            new IntakeLog.Request(
                7, word, Set.of(Medium.VOICE, Medium.SMS), Scope.ALL, WebTestApp.NOW, null)));
  }

  private static DataMap map() {
    var dialer =
        Systems.system(
            "sales",
            "Dialer of Phoneo",
            Set.of(Medium.VOICE),
            List.of(),
            Set.of(),
            NumberFormat.E164,
            null);
    return new DataMap(Map.of(), Map.of(), Map.of("dialer", dialer), Map.of());
  }
}
