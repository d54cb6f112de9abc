package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class KameletParametersTest {

  /**
   * Camel's own endpoint for Kamelets keeps what has these names, and the template never sees it.
   */
  private static final List<String> TAKEN =
      List.of("timeout", "block", "failIfNoConsumers", "noErrorHandler", "location", "routeId");

  @Test
  void noParameterHasANameThatCamelKeepsForItself() throws Exception {
    try (var files = Files.list(Path.of("src/main/resources/kamelets"))) {
      List<Path> all = files.toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> kamelet =
            new Yaml().load(Files.readString(file));
        Map<String, Object> definition =
            kamelet
                .getOrDefault("spec", Map.of())
                .getOrDefault("definition", Map.of())
                .get("properties");
        assertThat(definition)
            .as(file.toString())
            .isNotNull()
            .doesNotContainKeys(TAKEN.toArray(String[]::new));
      }
    }
  }
}
