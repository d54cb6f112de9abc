package io.optouthub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OidcSettingsTest {

  private static final Map<ConsoleRole, List<String>> ROLES =
      Map.of(ConsoleRole.DPO, List.of("privacy", "legal"), ConsoleRole.OPERATOR, List.of("ops"));

  @Test
  void aClaimIsFoundAtTheTopInsideAndUnderANameWithDots() {
    assertThat(of("groups", Map.of("groups", List.of("legal", "staff"))))
        .containsExactly(ConsoleRole.DPO);
    assertThat(of("realm_access.roles", Map.of("realm_access", Map.of("roles", List.of("ops")))))
        .containsExactly(ConsoleRole.OPERATOR);
    assertThat(of("https://example.com/roles", Map.of("https://example.com/roles", "ops")))
        .containsExactly(ConsoleRole.OPERATOR);
    assertThat(of("groups", Map.of("groups", List.of("ops", "privacy"))))
        .containsExactlyInAnyOrder(ConsoleRole.OPERATOR, ConsoleRole.DPO);
  }

  @Test
  void whatIsNotExactlyAMappedValueGivesNothing() {
    assertThat(of("groups", Map.of())).isEmpty();
    assertThat(of("groups", Map.of("groups", List.of("Privacy", "privacy ", 7)))).isEmpty();
    assertThat(of("groups", Map.of("groups", "privacy ops"))).isEmpty();
    assertThat(of("a.b", Map.of("a", "privacy"))).isEmpty();
    assertThat(
            new OidcSettings("groups", null, Duration.ofHours(8))
                .of(Map.of("groups", List.of("administrator"))))
        .isEmpty();
  }

  private static Set<ConsoleRole> of(String claim, Map<String, Object> claims) {
    return new OidcSettings(claim, ROLES, Duration.ofHours(8)).of(claims);
  }
}
