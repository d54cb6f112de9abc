package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a field where its channel says that it stands: a JSONPath, or a constant in quotes. */
final class Paths {

  private static final Configuration PATHS =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  private Paths() {}

  static List<String> read(JsonNode object, String path) {
    List<String> found = new ArrayList<>();
    if (path.length() > 1 && path.startsWith("'") && path.endsWith("'")) {
      found.add(path.substring(1, path.length() - 1));
    } else {
      add(found, at(object, path));
    }
    return found;
  }

  private static @Nullable JsonNode at(JsonNode object, String path) {
    try {
      return JsonPath.using(PATHS).parse(object).read(path.startsWith("$") ? path : "$." + path);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static void add(List<String> found, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return;
    }
    if (value.isArray()) {
      value.forEach(one -> add(found, one));
    } else if (value.isValueNode() && !value.asText().isBlank()) {
      found.add(value.asText());
    }
  }
}
