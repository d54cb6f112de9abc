package io.optouthub.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code target/bench.json}: a row for each comparison, in the order they were made. */
final class Results {

  private static final Path FILE = Path.of("target/bench.json");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Results() {}

  /** Keeps a row, in place of an older one of the same work, and prints it. */
  static synchronized void keep(Map<String, Object> row) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (Files.exists(FILE)) {
      rows.addAll(JSON.readValue(FILE.toFile(), new TypeReference<List<Map<String, Object>>>() {}));
    }
    rows.removeIf(old -> same(old, row, "work") && same(old, row, "beside"));
    rows.add(row);
    JSON.writeValue(FILE.toFile(), rows);
    System.out.printf(
        Locale.ROOT,
        "bench: | %s | %s | %s | %s %s | %s | %s |%n",
        row.get("work"),
        row.get("beside"),
        row.get("ratio"),
        row.get("goal"),
        Boolean.TRUE.equals(row.get("met")) ? "met" : "NOT MET",
        row.get("runs"),
        row.get("unit"));
  }

  private static boolean same(Map<String, Object> old, Map<String, Object> row, String name) {
    return Objects.equals(old.get(name), row.get(name));
  }

  /** A figure that has nothing beside it. */
  static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, "bench: " + format + "%n", values);
  }
}
