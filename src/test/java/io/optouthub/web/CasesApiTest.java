package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.access.Audit;
import io.optouthub.register.Cases;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class CasesApiTest {

  private static final String CASES = "/api/v1/cases";
  private static final Cases.Closed CLOSED =
      new Cases.Closed(WebTestApp.NOW, "ann", Cases.Closing.IN_TIME, "a remark");

  @Autowired private Cases cases;
  @Autowired private Audit audit;
  @Autowired private CaseMetrics metrics;
  private final int port;

  CasesApiTest(@LocalServerPort int port) {
    this.port = port;
  }

  @Test
  void openOnesAreListedWithTheirDeadlineAndClosedOnesByTheirState() {
    given(cases.open(3, 2)).willReturn(List.of(late(null)));
    JsonNode one = Http.tree(http("read").get(CASES + "?after=3&limit=2")).get(0);
    assertThat(one.path("cause").asText()).isEqualTo("repeat");
    assertThat(one.path("earlier").asText()).isEqualTo("REF-0");
    assertThat(one.path("overdue").asBoolean()).isTrue();
    assertThat(one.has("closed") || one.has("evidence")).isFalse();
    given(cases.closed(0, 100)).willReturn(List.of(late(CLOSED)));
    JsonNode closed = Http.tree(http("read").get(CASES + "?state=closed")).get(0);
    assertThat(closed.path("overdue").asBoolean()).isFalse();
    assertThat(closed.path("closed").path("closing").asText()).isEqualTo("in-time");
    assertThat(closed.path("closed").has("remark")).isFalse();
    assertThat(http("read").get(CASES + "?state=lost").statusCode()).isEqualTo(400);
    assertThat(http("read").get(CASES + "?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void closingNamesHowAndIsAudited() {
    given(cases.close(7, Cases.Closing.IN_TIME, "decide", "told her"))
        .willReturn(new Cases.Answer.Made(late(CLOSED)));
    HttpResponse<String> done =
        http("decide")
            .json(
                CASES + "/7/close?reason=call",
                "{\"closing\":\"in-time\",\"remark\":\"told her\"}");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    verify(audit).record("decide", "case-closed:in-time", "7", "call");
  }

  @Test
  void theFirstClosingStands() {
    given(cases.close(anyLong(), any(), any(), any()))
        .willReturn(new Cases.Answer.Before(late(CLOSED)));
    HttpResponse<String> second =
        http("decide").json(CASES + "/7/close", "{\"closing\":\"mended\"}");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("in-time by ann").doesNotContain("a remark");
    given(cases.close(anyLong(), any(), any(), any())).willReturn(new Cases.Answer.Nowhere());
    assertThat(http("decide").json(CASES + "/8/close", "{\"closing\":\"mended\"}").statusCode())
        .isEqualTo(404);
    verify(audit, never()).record(any(), any(), any(), any());
  }

  @Test
  void whatCannotBeTakenIsNamed() {
    HttpResponse<String> wrong =
        http("decide").json(CASES + "/7/close", "{\"closing\":\"solved\",\"why\":\"x\"}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("mended, in-time, not-ours, no-call", "\"why\"");
    assertThat(
            http("decide")
                .json(
                    CASES + "/7/close",
                    "{\"closing\":\"mended\",\"remark\":\"" + "x".repeat(2001) + "\"}")
                .body())
        .contains("at most 2000");
    assertThat(http("read").get(CASES + "/9").statusCode()).isEqualTo(404);
    verify(cases, never()).close(anyLong(), any(), any(), any());
  }

  @Test
  void howManyAreOpenAndOverdueIsMeasured() {
    given(cases.backlog()).willReturn(new Cases.Backlog(5, 2, 7));
    metrics.refresh();
    assertThat(http("read").get("/actuator/prometheus").body())
        .contains("optout_cases_open 5.0", "optout_cases_overdue 2.0");
  }

  private Http http(String key) {
    return new Http(port).key(key);
  }

  private static Cases.Case late(Cases.@Nullable Closed closed) {
    return new Cases.Case(
        7,
        Cases.Cause.REPEAT,
        "mail",
        "REF-1",
        "REF-0",
        WebTestApp.NOW.minus(Duration.ofDays(40)),
        WebTestApp.NOW.minus(Duration.ofDays(9)),
        closed);
  }
}
