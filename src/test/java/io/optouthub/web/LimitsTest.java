package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;

/** One address and one key, over and over; the limits last longer than the test. */
@WebTest
@TestPropertySource(
    properties = {
      "optout.limits.address=3",
      "optout.limits.lookups=4",
      "optout.limits.failures=5",
      "optout.limits.key=2"
    })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsTest {

  @LocalServerPort int port;
  @Autowired private DataMaps maps;

  @BeforeEach
  void nobodyCalls() {
    given(maps.current()).willReturn(DataMap.EMPTY);
  }

  @Test
  @Order(1)
  void aPageIsRefusedInTheLanguageOfThePerson() {
    Http http = new Http(port).language(Locale.FRENCH);
    for (int i = 0; i < 3; i++) {
      assertThat(http.form("/", "stop", "voice").statusCode()).isEqualTo(422);
    }
    HttpResponse<String> refused = http.form("/", "stop", "voice");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("trop souvent").contains("Rien n’a été pris en compte");
    assertThat(retryAfter(refused)).isBetween(1, 60);
    assertThat(http.get("/").statusCode()).as("looking is free").isEqualTo(200);
  }

  @Test
  @Order(2)
  void referencesCannotBeTried() {
    Http http = new Http(port);
    for (int i = 0; i < 4; i++) {
      assertThat(http.get("/requests/ABCD-EFGH-JKM" + i).statusCode()).isNotEqualTo(429);
    }
    assertThat(http.get("/requests/ABCD-EFGH-JKM5").statusCode()).isEqualTo(429);
    assertThat(http.get("/requests?reference=ABCD-EFGH-JKM6").statusCode()).isEqualTo(429);
  }

  @Test
  @Order(3)
  void wrongKeysAndLoginsAreTriedSoOftenOnly() {
    for (int i = 0; i < 5; i++) {
      Http wrong = new Http(port).key("wrong-" + i);
      assertThat(wrong.get("/api/v1/targets").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> refused = new Http(port).key("wrong-5").get("/api/v1/targets");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Http.tree(refused).path("detail").asText()).contains("nothing was taken");
    assertThat(retryAfter(refused)).isBetween(1, 600);
    assertThat(new Http(port).key("operate").get("/api/v1/audit").statusCode())
        .as("a right key, from the same proxy perhaps")
        .isNotEqualTo(429);
    assertThat(new Http(port).form("/login", "username", "a").statusCode()).isEqualTo(429);
  }

  @Test
  @Order(0)
  void aKeyThatSendsTooFastIsToldWhenToComeAgain() {
    Http http = new Http(port).key("read");
    HttpResponse<String> refused = http.get("/api/v1/targets");
    for (int i = 0; i < 50 && refused.statusCode() != 429; i++) {
      refused = http.get("/api/v1/targets");
    }
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(retryAfter(refused)).isEqualTo(1);
  }

  @Test
  void anAddressOfIpv6IsItsNetwork() {
    assertThat(address("2001:db8:1:2::1")).isEqualTo(address("2001:db8:1:2:ffff::9"));
    assertThat(address("2001:db8:1:2::1")).isNotEqualTo(address("2001:db8:1:3::1"));
    assertThat(address("192.0.2.1")).isNotEqualTo(address("192.0.2.2"));
  }

  private static String address(String remote) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(remote);
    return Limits.address(request);
  }

  private static int retryAfter(HttpResponse<String> response) {
    return Integer.parseInt(response.headers().firstValue("Retry-After").orElse("-1"));
  }
}
