package io.optouthub.web;

import static io.optouthub.web.PagesKit.login;
import static io.optouthub.web.PagesKit.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.optouthub.access.Audit;
import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.dossier.Dossiers;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.register.Cases;
import io.optouthub.register.ChainCheck;
import io.optouthub.register.ChannelHistory;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.RetentionTerms;
import io.optouthub.register.Reviews;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the console, each as the roles see it. */
@WebTest
class ConsolePagesTest {

  private static final String ADMINISTRATION = "/console/administration";

  @Autowired private DataMaps maps;
  @Autowired private Deliveries deliveries;
  @Autowired private RouteStates routes;
  @Autowired private ChannelHistory history;
  @Autowired private Cases cases;
  @Autowired private Reviews reviews;
  @Autowired private IntakeLog log;
  @Autowired private PhoneNumbers numbers;
  @Autowired private Dossiers dossiers;
  @Autowired private RetentionTerms terms;
  @Autowired private ChainCheck chain;
  @Autowired private Audit audit;
  private final int port;

  ConsolePagesTest(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeEach
  void aHub() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(cases.backlog()).willReturn(new Cases.Backlog(3, 1, 0));
    given(deliveries.statuses())
        .willReturn(List.of(PagesKit.status("crm"), PagesKit.late("dialer")));
    given(history.hours(any()))
        .willReturn(
            List.of(
                new ChannelHistory.Hour(
                    "form", WebTestApp.NOW, Map.of(Outcome.REGISTERED, 1_234L), 3)));
    given(routes.all())
        .willReturn(
            List.of(
                new RouteState(
                    "crm",
                    "target",
                    "http",
                    "routes/targets/crm.yaml",
                    "running",
                    2,
                    "no such <x>",
                    null)));
    given(routes.text("target", "crm"))
        .willReturn(Optional.of("- route:\n    password: hunter2\n    token: \"{{env:T}}\""));
  }

  @Test
  void todayBeginsWithWhatNeedsAHandTheWorstFirst() {
    String page = login(port, "viewer").get("/console").body();
    assertThat(page)
        .containsSubsequence(
            "Past the legal deadline, cases: 1",
            "dialer is behind its deadline",
            "connection refused",
            "crm: 1 refused",
            "Asked again within 7 days: 3",
            "1,234");
    assertThat(page).doesNotContain("no such <x>").contains("no such &lt;x&gt;");
  }

  @Test
  void thePagesRunUnderAPolicyWithoutInlineScripts() {
    HttpResponse<String> page = login(port, "viewer").get("/console");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'", "style-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("style=\"", "onclick").contains("/webjars/htmx.org");
    HttpResponse<String> htmx = new Http(port).get("/webjars/htmx.org/dist/htmx.min.js");
    assertThat(htmx.statusCode()).isEqualTo(200);
  }

  @Test
  void aRouteIsShownWithItsErrorOnItsLineAndWithoutItsSecretsToWhoOperates() {
    String page = login(port, "operator").get("/console/targets/crm").body();
    assertThat(page).contains("wrong-line", "password: •••", "{{env:T}}").doesNotContain("hunter2");
    assertThat(login(port, "viewer").get("/console/targets/crm").body())
        .contains("no such &lt;x&gt;")
        .doesNotContain("{{env:T}}");
  }

  @Test
  void eachPageOpensToItsRolesOnly() {
    given(terms.all()).willReturn(List.of());
    Map<String, List<String>> opens =
        Map.of(
            "/console",
            List.of("viewer", "operator", "dpo", "administrator"),
            "/console/map",
            List.of("viewer", "operator", "dpo", "administrator"),
            "/console/review",
            List.of("viewer", "operator", "dpo", "administrator"),
            "/console/channels",
            List.of("viewer", "operator", "dpo", "administrator"),
            "/console/cases",
            List.of("viewer", "operator", "dpo", "administrator"),
            "/console/people",
            List.of("dpo", "administrator"),
            ADMINISTRATION,
            List.of("operator", "dpo", "administrator"),
            ADMINISTRATION + "/audit",
            List.of("dpo", "administrator"),
            ADMINISTRATION + "/users",
            List.of("administrator"),
            ADMINISTRATION + "/keys",
            List.of("administrator"));
    for (String role : List.of("viewer", "operator", "dpo", "administrator")) {
      Http browser = login(port, role);
      String page = browser.get("/console").body();
      opens.forEach(
          (path, roles) -> {
            assertThat(browser.get(path).statusCode())
                .as(role + " " + path)
                .isEqualTo(roles.contains(role) ? 200 : 403);
            if (!path.startsWith(ADMINISTRATION + "/")) {
              assertThat(page.contains("href=\"" + path + "\""))
                  .as(role + " " + path)
                  .isEqualTo(roles.contains(role));
            }
          });
    }
  }

  @Test
  void aMessageInReviewIsMarkedEscapedAndAuditedForWhoMaySeeIt() {
    IntakeLog.Line line =
        new IntakeLog.Line(
            7,
            7,
            "mail",
            "form",
            "id",
            0,
            "REF",
            Outcome.REVIEW,
            "unclear",
            WebTestApp.NOW,
            List.of());
    given(reviews.find(eq(7L), anyBoolean())).willReturn(Optional.of(line));
    given(log.evidence(7))
        .willReturn(Optional.of("<b>call</b> 01 99 00 12 34".getBytes(StandardCharsets.UTF_8)));
    given(numbers.read(any(), any()))
        .willReturn(new PhoneNumbers.Reading.Number(new Phone("+33199001234")));
    clearInvocations(audit);
    String closed = login(port, "operator").get("/console/review/7").body();
    assertThat(closed).doesNotContain("01 99").contains("data-key=\"r\"");
    verify(audit, never()).record(any(), eq("review-read"), any(), any());
    String open = login(port, "dpo").get("/console/review/7").body();
    assertThat(open)
        .contains("&lt;b&gt;call&lt;/b&gt;")
        .containsPattern("<mark[^>]*>01 99 00 12 34</mark>");
    verify(audit).record("dpo", "review-read", "7", null);
    HttpResponse<String> nobody =
        post(login(port, "dpo"), "/console/review/7", "/console/review/7", "verdict", "register");
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(nobody.body()).contains("needs a number");
  }

  @Test
  void aCaseShowsItsDeadlineAndIsClosedOnceByWhoDecides() {
    Cases.Case late =
        new Cases.Case(
            5,
            Cases.Cause.COMPLAINT,
            "form",
            "REF-5",
            null,
            WebTestApp.NOW.minus(Duration.ofDays(33)),
            WebTestApp.NOW.minus(Duration.ofDays(2)),
            null);
    given(cases.open(0, 50)).willReturn(List.of(late));
    given(cases.find(eq(5L), anyBoolean())).willReturn(Optional.of(late));
    given(log.evidence(5)).willReturn(Optional.of("again!".getBytes(StandardCharsets.UTF_8)));
    assertThat(login(port, "viewer").get("/console/cases").body())
        .contains("/console/cases/5", "2 days late", "class=\"late\"");
    clearInvocations(audit);
    String closed = login(port, "operator").get("/console/cases/5").body();
    assertThat(closed).doesNotContain("again!").contains("value=\"not-ours\"");
    verify(audit, never()).record(any(), eq("case-read"), any(), any());
    assertThat(login(port, "viewer").get("/console/cases/5").body()).doesNotContain("not-ours");
    Http dpo = login(port, "dpo");
    assertThat(dpo.get("/console/cases/5").body()).contains("again!");
    verify(audit).record("dpo", "case-read", "5", null);
    String page = "/console/cases/5";
    assertThat(post(dpo, page, page, "remark", "x").statusCode()).isEqualTo(422);
    given(cases.close(5, Cases.Closing.NOT_OURS, "dpo", "x"))
        .willReturn(new Cases.Answer.Made(late))
        .willReturn(new Cases.Answer.Before(late));
    String[] fields = {"closing", "not-ours", "remark", "x"};
    assertThat(post(dpo, page, page, fields).statusCode()).isEqualTo(302);
    verify(audit).record("dpo", "case-closed:not-ours", "5", null);
    assertThat(dpo.get(page).body()).contains("The person reads it");
    post(dpo, page, page, fields);
    assertThat(dpo.get(page).body()).contains("Somebody closed it first");
    assertThat(post(login(port, "viewer"), page, page, fields).statusCode()).isEqualTo(403);
  }

  @Test
  void aLookAtAPersonIsAuditedAndNeverInAnAddress() {
    Phone anne = new Phone("+33199001234");
    given(numbers.read(any(), any())).willReturn(new PhoneNumbers.Reading.Number(anne));
    given(dossiers.of(anne)).willReturn(Optional.empty());
    clearInvocations(audit);
    HttpResponse<String> answer =
        post(login(port, "dpo"), "/console/people", "/console/people", "who", "01 99 00 12 34");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Nothing was registered");
    verify(audit).record("dpo", "dossier-read", "by number or address", null);
  }

  @Test
  void theMapIsAPictureWithEveryState() {
    Http browser = login(port, "viewer");
    assertThat(browser.get("/console/map").body())
        .contains("<svg", "map-node bad", "href=\"/console/targets/dialer\"", "✕ not connected");
    HttpResponse<String> file = browser.get("/console/map.svg");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg");
    assertThat(file.body()).startsWith("<svg").doesNotContain("<a ");
  }

  @Test
  void theAuditIsPagedAndTheChainVerified() {
    given(audit.newest(anyLong(), anyInt()))
        .willReturn(
            List.of(new Audit.Line(4, WebTestApp.NOW, "anne", "target-pause", "crm", null)));
    given(chain.verify()).willReturn(new ChainCheck.Report(9, 3, List.of()));
    given(terms.all())
        .willReturn(List.of(new RetentionTerms.Term("audit", "optout.retention.audit", null)));
    Http browser = login(port, "administrator");
    assertThat(browser.get(ADMINISTRATION + "/audit").body()).contains("target-pause");
    HttpResponse<String> verified = post(browser, ADMINISTRATION, ADMINISTRATION + "/verify");
    assertThat(verified.body()).contains("Intact: 9 entries", "for ever");
  }

  @Test
  void aPageWhoseLoginIsOverGoesToTheLogin() {
    Http browser = login(port, "viewer");
    assertThat(browser.get("/console").statusCode()).isEqualTo(200);
    Http gone = new Http(port).header("HX-Request", "true").header("HX-Trigger", "live");
    HttpResponse<String> renewed = gone.get("/console");
    assertThat(renewed.statusCode()).isEqualTo(401);
    assertThat(renewed.headers().firstValue("HX-Redirect")).contains("/login");
  }
}
