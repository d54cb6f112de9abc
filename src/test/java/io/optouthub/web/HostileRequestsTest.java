package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.optouthub.contract.HostileNames;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.register.Filed;
import io.optouthub.register.Register;
import io.optouthub.register.Submission;
import io.optouthub.register.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Form, API, complaint and one-click link take what they name, and nothing from other names. */
@WebTest
class HostileRequestsTest {

  private static final String TRAP = "+33199009999";
  private static final String QUERY =
      HostileNames.ALL.stream()
          .map(name -> name + "=" + Http.encode(TRAP))
          .collect(Collectors.joining("&", "?", ""));

  @Autowired private Intake intake;
  @Autowired private Register register;
  @Autowired private PhoneNumbers numbers;
  @Autowired private DataMaps maps;
  @Autowired private Tokens tokens;
  private final int port;

  HostileRequestsTest(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeEach
  void everythingGoesWell() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(numbers.read(anyString(), anyString()))
        .willReturn(new PhoneNumbers.Reading.Number(new Phone("+33199001234")));
    given(tokens.open("unsubscribe", "good")).willReturn(Optional.of("\nanne@example.org"));
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
    given(register.append(any())).willReturn(new Filed("REF-2", 8, List.of(Outcome.REGISTERED)));
  }

  @Test
  void theForm() {
    assertSameRequests(
        http -> http.form("/", fields("phone", "01 99 00 12 34", "stop", "voice")),
        http -> http.form("/" + QUERY, hostile("phone", "01 99 00 12 34", "stop", "voice")));
  }

  @Test
  void theApi() {
    String body = "{\"phone\":\"0199001234\",\"media\":[\"voice\"]}";
    assertSameRequests(
        http -> http.key("intake").json("/api/v1/opt-outs", body),
        http -> http.key("intake").json("/api/v1/opt-outs" + QUERY, body));
  }

  @Test
  void theOneClickLink() {
    assertSameRequests(
        http -> http.form("/unsubscribe/good", "List-Unsubscribe", "One-Click"),
        http -> http.form("/unsubscribe/good" + QUERY, hostile("List-Unsubscribe", "One-Click")));
  }

  @Test
  void theComplaint() {
    Http plain = new Http(port);
    Http hostile = withHeaders(new Http(port));
    int status = plain.form("/complaints", fields("phone", "01 99 00 12 34")).statusCode();
    assertThat(status).isEqualTo(302);
    assertThat(hostile.form("/complaints" + QUERY, hostile("phone", "01 99 00 12 34")).statusCode())
        .isEqualTo(status);
    ArgumentCaptor<Submission> filed = ArgumentCaptor.captor();
    verify(register, times(2)).append(filed.capture());
    assertThat(filed.getAllValues().get(1).items().get(0).requests())
        .isEqualTo(filed.getAllValues().get(0).items().get(0).requests());
    assertThat(filed.getAllValues().get(1).items().get(0).evidence())
        .isEqualTo(filed.getAllValues().get(0).items().get(0).evidence());
  }

  private void assertSameRequests(
      Function<Http, HttpResponse<String>> plain, Function<Http, HttpResponse<String>> hostile) {
    int status = plain.apply(new Http(port)).statusCode();
    assertThat(status).isLessThan(400);
    HttpResponse<String> answer = hostile.apply(withHeaders(new Http(port)));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().map().keySet()).doesNotContainAnyElementsOf(HostileNames.ALL);
    ArgumentCaptor<Arrival> arrivals = ArgumentCaptor.captor();
    ArgumentCaptor<List<OptOut>> requests = ArgumentCaptor.captor();
    verify(intake, times(2)).take(arrivals.capture(), requests.capture());
    assertThat(requests.getAllValues().get(1)).isEqualTo(requests.getAllValues().get(0));
    assertThat(arrivals.getAllValues()).extracting(Arrival::channel).doesNotContain(TRAP);
    assertThat(arrivals.getAllValues()).extracting(Arrival::origin).doesNotContain(TRAP);
  }

  /** The client itself sets Host. */
  private static Http withHeaders(Http http) {
    HostileNames.ALL.stream()
        .filter(name -> !name.equals("Host"))
        .forEach(name -> http.header(name, TRAP));
    return http;
  }

  private static String[] fields(String... fields) {
    return fields;
  }

  private static String[] hostile(String... fields) {
    String[] all = java.util.Arrays.copyOf(fields, fields.length + 2 * HostileNames.ALL.size());
    int next = fields.length;
    for (String name : HostileNames.ALL) {
      all[next++] = name;
      all[next++] = TRAP;
    }
    return all;
  }
}
