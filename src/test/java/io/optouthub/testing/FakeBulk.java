package io.optouthub.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of the Bulk API 2.0 as documented: opened, given their rows once, closed, looked at, and
 * read. Rows are written in an order of its own.
 */
public final class FakeBulk {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sets the fields of a record; gives an error, or null. */
  private final BiFunction<String, Map<String, String>, @Nullable String> writer;

  private final Map<String, ObjectNode> jobs = new LinkedHashMap<>();
  private final Map<String, String> rows = new LinkedHashMap<>();
  private final Map<String, List<String>> results = new LinkedHashMap<>();
  public int looksUntilDone = 2;
  public @Nullable String fails;

  FakeBulk(BiFunction<String, Map<String, String>, @Nullable String> writer) {
    this.writer = writer;
  }

  public List<String> states() {
    return jobs.values().stream().map(job -> job.path("state").asText()).toList();
  }

  /** Its type is text/csv for rows and results. */
  String answer(String method, String path, String body) throws Exception {
    String[] parts = path.split("/");
    if (parts.length == 2 && method.equals("POST")) {
      ObjectNode job = (ObjectNode) JSON.readTree(body);
      String id = "750%012d".formatted(jobs.size() + 1);
      jobs.put(id, job.put("id", id).put("state", "Open"));
      return job.toString();
    }
    ObjectNode job = java.util.Objects.requireNonNull(jobs.get(parts[2]));
    String what = method + (parts.length > 3 ? " " + parts[3] : "");
    return switch (what) {
      case "PUT batches" -> {
        rows.put(parts[2], body);
        yield "";
      }
      case "PATCH" -> {
        job.put("state", JSON.readTree(body).path("state").asText());
        yield job.toString();
      }
      case "GET" -> look(parts[2], job).toString();
      case "GET successfulResults" -> "\"sf__Id\",\"sf__Created\",Id\n" + result(parts[2], true);
      case "GET failedResults" -> "\"sf__Id\",\"sf__Error\",Id\n" + result(parts[2], false);
      default -> throw new IllegalArgumentException(what);
    };
  }

  private ObjectNode look(String id, ObjectNode job) throws java.io.IOException {
    int looks = job.path("looks").asInt() + 1;
    job.put("looks", looks);
    if (job.path("state").asText().equals("UploadComplete")) {
      job.put("state", "InProgress");
    }
    if (job.path("state").asText().equals("InProgress") && looks > looksUntilDone) {
      if (fails == null) {
        write(id);
      }
      job.put("state", fails == null ? "JobComplete" : "Failed").put("errorMessage", fails);
    }
    return job;
  }

  private void write(String id) throws java.io.IOException {
    List<String> lines = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> records =
        CsvReader.builder().ofNamedCsvRecord(String.valueOf(rows.get(id)))) {
      for (NamedCsvRecord record : records) {
        Map<String, String> fields = new LinkedHashMap<>(record.getFieldsAsMap());
        String one = String.valueOf(fields.remove("Id"));
        fields.values().removeIf(String::isEmpty);
        String why = writer.apply(one, fields);
        lines.add(
            0,
            why == null
                ? "\"%s\",\"false\",\"%s\"".formatted(one, one)
                : "\"\",\"%s:the organization's own words:--\",\"%s\"".formatted(why, one));
      }
    }
    results.put(id, lines);
  }

  private String result(String id, boolean good) {
    return results.getOrDefault(id, List.of()).stream()
        .filter(line -> line.startsWith("\"\"") != good)
        .reduce("", (all, line) -> all + line + "\n");
  }
}
