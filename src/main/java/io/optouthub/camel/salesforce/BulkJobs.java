package io.optouthub.camel.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;

/**
 * Writes many records of one type as a job (Bulk API 2.0): some eight calls, however many records.
 */
final class BulkJobs {

  private static final String CSV = "text/csv";
  private static final Duration MOST_BETWEEN = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofMinutes(1);

  private final Organization organization;
  private final ProducerTemplate camel;
  private final int from;
  private final Duration patience;

  /**
   * @param from how many records are worth a job
   * @param patience how long a job may take; it is aborted then, and what it did is kept
   */
  BulkJobs(Organization organization, ProducerTemplate camel, int from, Duration patience) {
    this.organization = organization;
    this.camel = camel;
    this.from = from;
    this.patience = patience;
  }

  int from() {
    return from;
  }

  /**
   * @param rows a record's id to the fields to set
   * @return an answer for every record
   */
  Map<String, Answer> run(Kind kind, Map<String, Map<String, Boolean>> rows) {
    Map<String, Answer> answers = new HashMap<>();
    try {
      String job = "jobs/ingest/" + upload(kind, rows);
      Answer unsaid = await(job);
      rows.keySet().forEach(id -> answers.put(id, unsaid));
      read(job + "/successfulResults")
          .forEach((id, error) -> answers.put(id, new Answer.Applied("updated")));
      read(job + "/failedResults").forEach((id, error) -> answers.put(id, failed(error)));
    } catch (IOException | SalesforceException e) {
      Answer answer = SalesforceCalls.answer(e);
      rows.keySet().forEach(id -> answers.putIfAbsent(id, answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      rows.keySet().forEach(id -> answers.put(id, new Answer.Outage("interrupted", null)));
    }
    return answers;
  }

  private String upload(Kind kind, Map<String, Map<String, Boolean>> rows)
      throws IOException, SalesforceException {
    JsonNode job =
        organization.call(
            camel,
            "POST",
            "jobs/ingest",
            JsonNodeFactory.instance
                .objectNode()
                .put("object", kind.type)
                .put("operation", "update")
                .put("contentType", "CSV")
                .put("lineEnding", "LF"));
    String id = job.path("id").asText();
    String path = "jobs/ingest/" + id;
    organization.call(camel, new Organization.Call("PUT", path + "/batches", CSV, csv(rows)));
    state(path, "UploadComplete");
    return id;
  }

  private void state(String path, String state) throws IOException, SalesforceException {
    organization.call(
        camel, "PATCH", path, JsonNodeFactory.instance.objectNode().put("state", state));
  }

  /** An empty cell leaves a field as it is. */
  private static String csv(Map<String, Map<String, Boolean>> rows) {
    SortedSet<String> fields = new TreeSet<>();
    rows.values().forEach(values -> fields.addAll(values.keySet()));
    StringBuilder csv = new StringBuilder("Id," + String.join(",", fields) + "\n");
    rows.forEach(
        (id, values) -> {
          csv.append(id);
          fields.forEach(
              field -> csv.append(',').append(values.containsKey(field) ? values.get(field) : ""));
          csv.append('\n');
        });
    return csv.toString();
  }

  /** What holds for a record that the job's results do not name. */
  private Answer await(String path) throws IOException, SalesforceException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Duration between = Duration.ofMillis(250);
    while (System.nanoTime() < end) {
      JsonNode job = organization.get(camel, path);
      switch (job.path("state").asText()) {
        case "JobComplete":
          return new Answer.Outage("the job says nothing of this record", null);
        case "Failed", "Aborted":
          return new Answer.Outage(
              Failures.cut("the job failed: " + job.path("errorMessage").asText()), LATER);
        default:
          Thread.sleep(between.toMillis());
          between = between.multipliedBy(2);
          between = between.compareTo(MOST_BETWEEN) > 0 ? MOST_BETWEEN : between;
      }
    }
    // Left alone it might overtake what somebody asks for later.
    state(path, "Aborted");
    return new Answer.Outage("the job took more than " + patience.toSeconds() + " s", LATER);
  }

  /** A record's id to its error, empty for none. */
  private Map<String, String> read(String path) throws IOException, SalesforceException {
    String csv =
        new String(
            organization.call(camel, new Organization.Call("GET", path, CSV, null)),
            StandardCharsets.UTF_8);
    Map<String, String> results = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        // A record that failed has no sf__Id: its row as it was sent names it.
        row.findField("Id").ifPresent(id -> results.put(id, error(row)));
      }
    }
    return results;
  }

  private static String error(NamedCsvRecord row) {
    return row.findField("sf__Error").orElse("");
  }

  /** Such as {@code UNABLE_TO_LOCK_ROW:unable to obtain exclusive access:--}. */
  private static Answer failed(String error) {
    String[] parts = error.split(":", 2);
    String message = parts.length < 2 ? "" : parts[1].replaceFirst(":-*$", "").strip();
    return Updates.answer(Map.of(parts[0], message));
  }
}
