package io.optouthub.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the Kamelets declare of their parameters: those in {@code routes/kamelets}, and those that
 * are shipped.
 */
@Component
class KameletCatalog {

  /**
   * @param required must be given, since they have no default
   */
  record Kamelet(Set<String> properties, List<String> required) {}

  private final Path own;

  KameletCatalog(RoutesSettings settings) {
    this.own = settings.folder().resolve("kamelets");
  }

  /** Empty when there is no such Kamelet, or it cannot be read. */
  Optional<Kamelet> find(String name) {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      return Optional.empty();
    }
    String file = name + ".kamelet.yaml";
    try (InputStream in = open(file)) {
      Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      Map<?, ?> definition = map(map(map(document).get("spec")).get("definition"));
      Map<?, ?> properties = map(definition.get("properties"));
      List<String> required = new ArrayList<>();
      if (definition.get("required") instanceof List<?> names) {
        for (Object one : names) {
          if (!map(properties.get(one)).containsKey("default")) {
            required.add(String.valueOf(one));
          }
        }
      }
      Set<String> names = new java.util.TreeSet<>();
      properties.keySet().forEach(key -> names.add(String.valueOf(key)));
      return Optional.of(new Kamelet(names, required));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private InputStream open(String file) throws IOException {
    Path here = own.resolve(file);
    return Files.exists(here)
        ? Files.newInputStream(here)
        : new ClassPathResource("kamelets/" + file).getInputStream();
  }

  private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
