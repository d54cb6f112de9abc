package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import io.optouthub.register.Checks;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.Standing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class BulkCheckTest {

  private static final String CHECK = "/api/v1/check";
  private static final String LINES = "application/x-ndjson";

  @Autowired private Checks checks;
  @Autowired private PhoneNumbers numbers;
  private final Http http;

  BulkCheckTest(@LocalServerPort int port) {
    http = new Http(port).key("check");
  }

  @BeforeEach
  void numbersThatEndInOneAreSuppressed() {
    given(numbers.read(anyString(), anyString()))
        .willAnswer(
            asked -> {
              String text = asked.getArgument(0);
              return text.matches("\\d{4}")
                  ? new PhoneNumbers.Reading.Number(new Phone("+3319900" + text))
                  : new PhoneNumbers.Reading.NoNumber("none");
            });
    given(checks.check(any(), any(), any()))
        .willAnswer(
            asked -> {
              List<Identity> who = asked.getArgument(0);
              return who.stream().map(BulkCheckTest::standing).toList();
            });
  }

  private static Standing standing(Identity who) {
    boolean out = who.value().endsWith("1");
    return new Standing(out ? Map.of(Medium.VOICE, WebTestApp.NOW) : Map.of(), 42);
  }

  @Test
  void anArrayIsAnsweredInItsOrder() {
    String body =
        "[\"0001\", {\"phone\":\"0002\",\"id\":\"b\"}, {\"email\":\"a@example.org\"}, \"x\","
            + " {\"fone\":\"0001\"}, [1], {\"phone\":null}]";
    JsonNode all = Http.tree(http.json(CHECK, body));
    assertThat(all).hasSize(7);
    assertThat(all.get(0).toString())
        .isEqualTo(
            "{\"suppressed\":true,\"since\":\"2026-03-01T09:00:00Z\","
                + "\"media\":{\"voice\":\"2026-03-01T09:00:00Z\"},\"asOf\":42}");
    assertThat(all.get(1).toString()).isEqualTo("{\"id\":\"b\",\"suppressed\":false,\"asOf\":42}");
    assertThat(all.at("/2/suppressed").asBoolean(true)).isFalse();
    assertThat(all.get(3).toString()).isEqualTo("{\"line\":4,\"error\":\"phone: none\"}");
    assertThat(all.at("/4/error").asText()).contains("fone: no such field");
    assertThat(all.at("/5/error").asText()).contains("neither a text nor an object");
    assertThat(all.at("/6/error").asText()).contains("needed");
  }

  @Test
  void aLineThatIsNoJsonLeavesTheOthersAlone() {
    String body = "\"0001\"\n{\"phone\":\n\n\"0002\" 7\n{\"phone\":\"0003\"}";
    String[] lines = http.send("POST", CHECK, LINES, body).body().split("\n");
    assertThat(lines).hasSize(5);
    assertThat(lines[0]).contains("\"suppressed\":true");
    assertThat(lines[1]).isEqualTo("{\"line\":2,\"error\":\"not JSON\"}");
    assertThat(lines[2]).contains("an empty line");
    assertThat(lines[3]).contains("more than one value");
    assertThat(lines[4]).contains("\"suppressed\":false");
  }

  @Test
  void moreThanAnyOtherBodyMayHoldIsAnsweredLineByLine() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      body.append("{\"phone\":\"%04d\",\"id\":\"%d\"}\n".formatted(i % 10_000, i));
    }
    String[] lines = http.send("POST", CHECK, LINES, body.toString()).body().split("\n");
    assertThat(lines).hasSize(50_000);
    assertThat(lines[49_991]).startsWith("{\"id\":\"49991\",\"suppressed\":true");
  }

  @Test
  void whatIsNoArrayIsSaidWithItsPlace() {
    var answer = http.json(CHECK, "[\"0001\",\n  \"0002\" \"0003\"]");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Not JSON, line 2").doesNotContain("0003");
    assertThat(http.json(CHECK, "{\"phone\":\"0001\"}").body()).contains("must be a JSON array");
    assertThat(http.json(CHECK, "").statusCode()).isEqualTo(400);
    assertThat(http.json(CHECK + "?medium=fax", "[]").statusCode()).isEqualTo(422);
    String late = "[" + "\"0002\",".repeat(1_500) + "}";
    JsonNode all = Http.tree(http.json(CHECK, late));
    assertThat(all).hasSize(1_001);
    assertThat(all.at("/1000/error").asText()).startsWith("Not JSON, line 1");
  }

  @Test
  void withoutTheRegisterNothingIsSaid() {
    willThrow(new RegisterUnavailable("away")).given(checks).check(any(), any(), any());
    assertThat(http.json(CHECK, "[\"0001\"]").statusCode()).isEqualTo(503);
  }
}
