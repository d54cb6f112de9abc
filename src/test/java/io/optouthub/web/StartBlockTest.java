package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.access.FirstStart.Issued;
import io.optouthub.access.Role;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class StartBlockTest {

  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
  private final StartBlock block =
      new StartBlock(
          Optional::empty,
          beans.getBeanProvider(StartHint.class),
          new MockEnvironment().withProperty("local.server.port", "8081"));

  @Test
  void theFirstStartShowsTheSecretsOneALine() {
    beans.addBean("mail", new Hint("send this mail", "swaks --to optout@example.org"));
    Issued issued =
        new Issued(Optional.of("secret"), Map.of(Role.READ, "key-r", Role.INTAKE, "key-i"));
    assertThat(block.text(Optional.of(issued)))
        .contains("http://localhost:8081/console")
        .containsPattern("(?m)^administrator password: secret$")
        .containsPattern("(?m)^key \\(read\\): key-r$")
        .containsPattern("(?m)^key \\(intake\\): key-i$")
        .contains("key (operate): as set by optout.access.keys.operate")
        .contains("try: send this mail\n  swaks --to optout@example.org");
  }

  @Test
  void aLaterStartSaysWhereTheyWereShown() {
    assertThat(block.text(Optional.empty()))
        .contains("http://localhost:8081/console", "shown at the first start");
  }

  private record Hint(String title, String command) implements StartHint {}
}
