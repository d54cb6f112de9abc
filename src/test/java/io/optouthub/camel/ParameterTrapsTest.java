package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

class ParameterTrapsTest {

  private static final Mark MARK = new Mark("x", 0, 0, 0, new int[0], 0);

  @Test
  void linesThatWouldRunTogetherAreRefused() {
    assertThatThrownBy(() -> check("update dnc\nset since = :#eventTime"))
        .isInstanceOf(RouteFileRefused.class)
        .hasMessageContaining("write >- instead of |");
    assertThatCode(() -> check("insert into dnc values (:#number)\non conflict do nothing\n"))
        .doesNotThrowAnyException();
  }

  @Test
  void anAmpersandOutsideOfRawIsRefused() {
    assertThatThrownBy(() -> check("a=1&b=2"))
        .isInstanceOf(RouteFileRefused.class)
        .hasMessageContaining("RAW(");
    assertThatCode(() -> check("RAW(a=1&b=2)")).doesNotThrowAnyException();
  }

  private static void check(String value) throws RouteFileRefused {
    ScalarNode node = new ScalarNode(Tag.STR, value, MARK, MARK, DumperOptions.ScalarStyle.PLAIN);
    ParameterTraps.check("statement", node);
  }
}
