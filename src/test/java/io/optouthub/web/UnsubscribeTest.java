package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class UnsubscribeTest {

  private static final String LINK = "/unsubscribe/good";
  private static final String MULTIPART =
      "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

  @Autowired private Intake intake;
  @Autowired private Tokens tokens;
  private final Http http;

  UnsubscribeTest(@LocalServerPort int port) {
    http = new Http(port);
  }

  @BeforeEach
  void oneGoodToken() {
    given(tokens.open("unsubscribe", "good")).willReturn(Optional.of("\nanne@example.org"));
    given(tokens.open("unsubscribe", "bad")).willReturn(Optional.empty());
    given(tokens.seal(eq("unsubscribe"), anyString())).willReturn("sealed");
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
  }

  @Test
  void lookingAtTheLinkShowsAButtonAndDoesNothing() {
    HttpResponse<String> page = http.get(LINK);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("method=\"post\"", "One-Click").doesNotContain("anne");
    assertThat(http.send("HEAD", LINK, "text/plain", "").statusCode()).isEqualTo(200);
    verifyNoInteractions(intake);
  }

  @Test
  void onePostRegistersWithoutCookieOrRedirect() {
    HttpResponse<String> answer = http.form(LINK, "List-Unsubscribe", "One-Click");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("REF-1").doesNotContain("anne");
    assertThat(http.cookies()).isZero();
    OptOut wanted = OptOut.of(new Email("anne@example.org"), Set.of(Medium.EMAIL), Scope.ALL);
    verify(intake).take(any(Arrival.class), eq(List.of(wanted)));
  }

  @Test
  void theFieldMayComeAsMultipart() {
    String type = "multipart/form-data; boundary=x";
    assertThat(http.send("POST", LINK, type, MULTIPART).statusCode()).isEqualTo(200);
    String other = MULTIPART.replace("One-Click", "Two-Click");
    assertThat(http.send("POST", LINK, type, other).statusCode()).isEqualTo(400);
    verify(intake, times(1)).take(any(Arrival.class), any());
  }

  @Test
  void postedAgainOnTheSameDayItIsTheSame() {
    http.form(LINK, "List-Unsubscribe", "One-Click");
    http.form(LINK, "List-Unsubscribe", "One-Click");
    ArgumentCaptor<Arrival> arrivals = ArgumentCaptor.forClass(Arrival.class);
    verify(intake, times(2)).take(arrivals.capture(), any());
    assertThat(arrivals.getAllValues()).extracting(Arrival::key).containsOnly("2026-03-01:good");
  }

  @Test
  void whatIsNoLinkOfOursOrDoesNotSayItRegistersNothing() {
    assertThat(http.form("/unsubscribe/bad", "List-Unsubscribe", "One-Click").statusCode())
        .isEqualTo(404);
    assertThat(http.get("/unsubscribe/bad").statusCode()).isEqualTo(404);
    assertThat(http.form("/unsubscribe/" + "a".repeat(5_000), "x", "y").statusCode())
        .isEqualTo(404);
    assertThat(http.form(LINK, "x", "y").statusCode()).isEqualTo(400);
    verifyNoInteractions(intake);
  }

  @Test
  void whoSendsMailingsGetsTheLinkAndItsHeaders() {
    String path = "/api/v1/unsubscribe-links";
    String body = "{\"email\":\"anne@example.org\"}";
    assertThat(http.json(path, body).statusCode()).isEqualTo(401);
    assertThat(http.key("check").json(path, body).statusCode()).isEqualTo(403);
    HttpResponse<String> made = http.key("intake").json(path, body);
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(Http.tree(made).at("/headers/List-Unsubscribe").asText())
        .startsWith("<http://localhost:")
        .endsWith("/unsubscribe/sealed>");
    assertThat(Http.tree(made).at("/headers/List-Unsubscribe-Post").asText())
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(http.json(path, "{\"email\":\"nobody\"}").statusCode()).isEqualTo(422);
  }
}
