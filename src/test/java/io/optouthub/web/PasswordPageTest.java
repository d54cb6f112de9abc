package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.optouthub.access.OwnPassword;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class PasswordPageTest {

  private static final String PAGE = "/console/password";
  private static final String NEW = "four words in a row";

  @Autowired private OwnPassword passwords;
  private final int port;

  PasswordPageTest(@LocalServerPort int port) {
    this.port = port;
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "operator", "dpo", "administrator"})
  void everybodyChangesTheirOwn(String role) {
    given(passwords.change(role, WebTestApp.PASSWORD, NEW)).willReturn(true);
    var answer = post(role, WebTestApp.PASSWORD, NEW, NEW);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?changed");
  }

  @Test
  void aWrongCurrentOneIsSaid() {
    assertThat(post("viewer", "guess", NEW, NEW).body()).contains("The current password is wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "short, short, at least 12 characters",
    "my viewer password, my viewer password, without your user name",
    "four words in a row, four words in a rox, not written twice"
  })
  void aNewOneThatWillNotDoIsNotTried(String wanted, String again, String said) {
    assertThat(post("viewer", WebTestApp.PASSWORD, wanted, again).body()).contains(said);
    verify(passwords, never()).change(any(), any(), any());
  }

  @Test
  void nobodyElseSeesThePage() {
    assertThat(new Http(port).get(PAGE).statusCode()).isEqualTo(302);
    assertThat(new Http(port).get("/login?changed").body()).contains("Your password is changed");
  }

  private java.net.http.HttpResponse<String> post(
      String role, String current, String wanted, String again) {
    Http browser = PagesKit.login(port, role);
    return PagesKit.post(browser, PAGE, PAGE, "current", current, "wanted", wanted, "again", again);
  }
}
