package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.PhoneNumbers.Reading.Number;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.register.Filed;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import io.optouthub.register.Reviews;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Keys for one channel: here {@code <channel>:<role>}. */
@WebTest
class ScopedKeysTest {

  private static final String V1 = "/api/v1";

  @Autowired private DataMaps maps;
  @Autowired private IntakeLog log;
  @Autowired private Reviews reviews;
  @Autowired private Intake intake;
  @Autowired private Register register;
  @Autowired private PhoneNumbers numbers;
  private final int port;

  ScopedKeysTest(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeEach
  void somethingCameByTwoChannels() {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(log.counts())
        .willReturn(
            Map.of("phoneo", Map.of(Outcome.REGISTERED, 1L), "mail", Map.of(Outcome.REVIEW, 1L)));
    given(log.byReference(anyString(), anyBoolean())).willReturn(List.of(line(1, "mail")));
    given(reviews.find(1, false)).willReturn(Optional.of(line(1, "mail")));
    given(numbers.read(anyString(), anyString())).willReturn(new Number(new Phone("+33199001234")));
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
    given(register.append(any())).willReturn(new Filed("REF-2", 8, List.of(Outcome.REFUSED)));
  }

  @Test
  void whatIsAboutTheWholeHubStaysClosed() {
    for (String path :
        List.of(
            "/targets",
            "/targets/crm/lateness",
            "/map",
            "/parked",
            "/routes",
            "/audit",
            "/users",
            "/keys",
            "/dossiers/REF",
            "/check?phone=0199001234")) {
      assertThat(new Http(port).key("phoneo:read").get(V1 + path).statusCode())
          .as(path)
          .isEqualTo(403);
    }
    for (String path : List.of("/try", "/dossiers", "/erasures", "/review/1/decide")) {
      assertThat(new Http(port).key("phoneo:operate").json(V1 + path, "{}").statusCode())
          .as(path)
          .isEqualTo(403);
    }
    assertThat(new Http(port).key("phoneo:read").get("/actuator/prometheus").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aReaderSeesItsOwnChannelAndNothingOfAnother() {
    Http http = new Http(port).key("phoneo:read");
    assertThat(Http.tree(http.get(V1 + "/channels")).findValuesAsText("name"))
        .containsExactly("phoneo");
    assertThat(http.get(V1 + "/intake").statusCode()).isEqualTo(200);
    verify(log).lines("phoneo", 0, 100, false);
    assertThat(http.get(V1 + "/intake?channel=mail").statusCode()).isEqualTo(403);
    assertThat(http.get(V1 + "/review?channel=mail").statusCode()).isEqualTo(403);
    assertThat(http.get(V1 + "/review").statusCode()).isEqualTo(200);
    verify(reviews).open("phoneo", 0, 100, false);
    assertThat(http.get(V1 + "/review/1").statusCode()).isEqualTo(404);
    assertThat(http.get(V1 + "/opt-outs/REF").statusCode()).isEqualTo(404);
    assertThat(http.json(V1 + "/channels/mail/try", "x").statusCode()).isEqualTo(404);
    assertThat(new Http(port).key("phoneo:identities").get(V1 + "/review/1/evidence").statusCode())
        .isEqualTo(403);
    assertThat(new Http(port).key("mail:read").get(V1 + "/review/1").statusCode()).isEqualTo(200);
    assertThat(new Http(port).key("mail:intake").get(V1 + "/opt-outs/REF").statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsHandedInCountsForTheKeysChannel() {
    Http http = new Http(port).key("phoneo:intake");
    assertThat(take(http, "").statusCode()).isEqualTo(202);
    assertThat(take(http, ",\"channel\":\"phoneo\"").statusCode()).isEqualTo(202);
    ArgumentCaptor<Arrival> arrival = ArgumentCaptor.captor();
    verify(intake, org.mockito.Mockito.times(2)).take(arrival.capture(), any());
    assertThat(arrival.getAllValues()).extracting(Arrival::channel).containsOnly("phoneo");
    HttpResponse<String> other = take(http, ",\"channel\":\"mail\"");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("channel: one of those that this key is for: phoneo");
  }

  @Test
  void aKeyForAllChannelsHandsInToTheApisOwn() {
    assertThat(take(new Http(port).key("intake"), ",\"channel\":\"mail\"").statusCode())
        .isEqualTo(422);
    verifyNoInteractions(intake);
    assertThat(take(new Http(port).key("intake"), ",\"channel\":\"api\"").statusCode())
        .isEqualTo(202);
  }

  @Test
  void linksAreMadeByKeysForTheirChannelOnly() {
    String address = "{\"email\":\"anne@example.org\"}";
    assertThat(
            new Http(port)
                .key("phoneo:intake")
                .json(V1 + "/unsubscribe-links", address)
                .statusCode())
        .isEqualTo(403);
    assertThat(
            new Http(port)
                .key("one-click:intake")
                .json(V1 + "/unsubscribe-links", address)
                .statusCode())
        .isEqualTo(200);
  }

  private static HttpResponse<String> take(Http http, String more) {
    return http.json(V1 + "/opt-outs", "{\"phone\":\"0199001234\"" + more + "}");
  }

  private static IntakeLog.Line line(long id, String channel) {
    return new IntakeLog.Line(
        id, id, channel, "mail", "m1", 0, "REF", Outcome.REVIEW, "why", WebTestApp.NOW, List.of());
  }
}
