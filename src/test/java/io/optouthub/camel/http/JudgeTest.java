package io.optouthub.camel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final Answer OK = new Answer.Applied("HTTP 200");

  @Test
  void anErrorWithinAGoodStatusIsNoSuccess() {
    Judge judge = new Judge("^SUCCESS:|ALREADY EXISTS", "INVALID PHONE", "", "");

    assertThat(judge.of(reply(200, "SUCCESS: added"))).isEqualTo(OK);
    assertThat(judge.of(reply(200, "ERROR: NUMBER ALREADY EXISTS"))).isEqualTo(OK);
    assertThat(judge.of(reply(200, "ERROR: INVALID PHONE")))
        .isEqualTo(new Answer.Refused("HTTP 200: ERROR: INVALID PHONE"));
    assertThat(judge.of(reply(200, "ERROR: Login incorrect")))
        .isEqualTo(new Answer.Unclear("HTTP 200: ERROR: Login incorrect"));
    assertThat(judge.of(reply(500, "SUCCESS: no"))).isInstanceOf(Answer.Outage.class);
  }

  @Test
  void aRefusalWithinAServerErrorIsARefusal() {
    Judge judge = new Judge("", "<faultstring>Invalid number", "<fault", "");

    assertThat(judge.of(reply(500, "<faultstring>Invalid number</faultstring>")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(judge.of(reply(500, "<faultstring>Try later</faultstring>")))
        .isInstanceOf(Answer.Unclear.class);
    assertThat(judge.of(reply(503, "away"))).isInstanceOf(Answer.Outage.class);
  }

  @Test
  void theRecordsOfABatchAreToldApart() {
    Judge judge = new Judge("", "", "", "$.items[?(@.error_code != 0)]");
    List<Set<String>> keys = List.of(Set.of("a"), Set.of("b"), Set.of("c"));
    String body =
        "{\"items\":[{\"id\":\"a\",\"error_code\":0},{\"id\":[\"b\"],\"error_code\":30646}]}";

    List<Answer> answers = judge.of(reply(200, body), keys, key -> key);
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0)).isEqualTo(OK);
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            Answer.Refused.class, no -> assertThat(no.text()).contains("30646"));
    assertThat(answers.get(2)).isEqualTo(OK);
    assertThat(judge.of(reply(200, body.replace("\"b\"", "\"x\"")), keys, key -> key))
        .singleElement()
        .isInstanceOf(Answer.Unclear.class);
    assertThat(judge.of(reply(200, "{}"), keys, key -> key)).containsExactly(OK, OK, OK);
  }

  private static Reply reply(int status, String body) {
    return new Reply(status, body, null, null);
  }
}
