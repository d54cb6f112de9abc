package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class PresenceTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final MockHttpSession session = new MockHttpSession();
  private final Presence presence = new Presence(clock);

  @BeforeEach
  void somebodyIsThere() throws Exception {
    session.setMaxInactiveInterval(1800);
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("anne", "", "ROLE_READ"));
    ask(false);
  }

  @AfterEach
  void nobodyIs() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aPageThatRenewsItselfDoesNotKeepALogin() throws Exception {
    clock.advance(Duration.ofMinutes(29));
    assertThat(ask(true).getStatus()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(2));
    assertThat(ask(true).getHeader("HX-Redirect")).isEqualTo("/login");
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void whatAPersonAsksForDoes() throws Exception {
    clock.advance(Duration.ofMinutes(29));
    ask(false);
    clock.advance(Duration.ofMinutes(29));
    assertThat(ask(true).getStatus()).isEqualTo(200);
    assertThat(session.isInvalid()).isFalse();
  }

  private MockHttpServletResponse ask(boolean byItself) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/console");
    request.setSession(session);
    if (byItself) {
      request.addHeader("HX-Request", "true");
      request.addHeader("HX-Trigger", "live");
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    presence.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
