package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import de.siegmar.fastcsv.reader.CsvReader;
import io.optouthub.intake.Raw;
import io.optouthub.intake.Spreadsheets;
import io.optouthub.optout.Outcome;
import io.optouthub.register.FileReports;
import io.optouthub.register.Manifests;
import io.optouthub.scrub.Attestation;
import io.optouthub.scrub.RemovedRows;
import io.optouthub.scrub.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No table that the hub writes begins a formula, whatever came from outside. */
class CsvCellsTest {

  private static final List<String> HOSTILE =
      List.of(
          "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "+", "-", "=", "@x");

  private static final Pattern BEGINS_LATER = Pattern.compile("[;\\t\\n]\\s*\"*[=+@-]");

  @TempDir Path folder;

  /** Whoever writes one more table adds it to this test. */
  @Test
  void everyWriterIsTriedHere() throws IOException {
    List<String> writers = new ArrayList<>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("CsvWriter.builder()")) {
          writers.add(file.getFileName().toString());
        }
      }
    }
    assertThat(writers)
        .containsExactlyInAnyOrder(
            "ListTable.java", "ReceiptFile.java", "ScrubReport.java", "RemovedRows.java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+33199001234", "+33 1 99 00 12 34", "+1 (555) 555-0123", "0199001234"})
  void aNumberIsWrittenAsItIs(String number) {
    assertThat(Spreadsheets.cell(number)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+33199001234=1", "+1+1", "+1;1", "+33199001234\t1", "++33199001234"})
  void whatOnlyBeginsLikeANumberIsNot(String text) {
    assertThat(Spreadsheets.cell(text)).isEqualTo("'" + text);
  }

  /** A spreadsheet in French or German takes the semicolon for the end of a cell. */
  @ParameterizedTest
  @ValueSource(strings = {"a;=1", "a; =1", "a;\"=1", "a\n@x", "a\t-2", "a;b;+1", "+33199001234;=1"})
  void norDoesWhatOtherSpreadsheetsTakeForTheNextCell(String text) {
    String written = Lists.csv(List.of("number"), List.of(Map.of("number", text)));
    assertThat(text).containsPattern(BEGINS_LATER);
    assertThat(written).contains("'").doesNotContainPattern(BEGINS_LATER);
  }

  @Test
  void aListForAVendor() throws IOException {
    List<Map<String, Object>> changes = new ArrayList<>();
    for (String text : HOSTILE) {
      Map<String, Object> change = new LinkedHashMap<>();
      change.put("number", text);
      change.put("identity", text);
      change.put("brands", List.of(text, "x"));
      change.put("numbers", List.of(text, "+33199001234"));
      changes.add(change);
    }
    String csv = Lists.csv(List.of("number", "identity", "brands"), changes);
    assertHarmless(csv, 5 * HOSTILE.size());
    assertThat(csv).contains("+33199001234").doesNotContain("'+33199001234");
  }

  @Test
  void theReceiptOfAFile() throws Exception {
    for (String text : HOSTILE) {
      Manifests manifests = mock();
      given(manifests.findings("R")).willReturn(List.of(text));
      ReceiptFile receipt = new ReceiptFile(() -> new Reports(text), () -> manifests);
      Exchange exchange = new DefaultExchange(new DefaultCamelContext());
      exchange.setProperty(
          ReceiptFile.FILE, new Raw.File(text, () -> new ByteArrayInputStream(new byte[0])));
      exchange.getMessage().setBody(Map.of("reference", "R"));
      receipt.process(exchange);
      assertHarmless(
          new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8), 3);
    }
  }

  @Test
  void theReportOnAScrubbedList() throws IOException {
    Path report = folder.resolve("report.csv");
    for (String text : HOSTILE) {
      ScrubReport lines =
          new ScrubReport(OutputStream.nullOutputStream(), folder.resolve("lines.csv"));
      lines.noted(1, new Verdict(Verdict.Kind.UNREADABLE, true, text), () -> List.of(text));
      lines.write(report, text, attestation());
      assertHarmless(Files.readString(report), 2);
      Raw.File list = new Raw.File(text, () -> new ByteArrayInputStream(new byte[0]));
      ScrubReport.refused(report, list, text);
      assertHarmless(Files.readString(report), 2);
    }
  }

  @Test
  void theRemovedRowsOfAList() throws IOException {
    var out = new ByteArrayOutputStream();
    try (RemovedRows rows = new RemovedRows(out)) {
      rows.header(HOSTILE);
      for (String text : HOSTILE) {
        rows.add(1, new Verdict(Verdict.Kind.SUPPRESSED, true, text), HOSTILE);
      }
    }
    assertHarmless(out.toString(StandardCharsets.UTF_8), HOSTILE.size() * (HOSTILE.size() + 2));
  }

  /**
   * @param defused how many cells had to be
   */
  private static void assertHarmless(String csv, int defused) throws IOException {
    int found = 0;
    try (var rows =
        CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(csv)) {
      for (var row : rows) {
        for (String cell : row.getFields()) {
          found += cell.startsWith("'") ? 1 : 0;
          boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
          assertThat(formula && !cell.matches("\\+[0-9]+")).as(cell).isFalse();
        }
      }
    }
    assertThat(found).isEqualTo(defused);
  }

  private static Attestation attestation() {
    return new Attestation(
        "scrub",
        "ID",
        "",
        Instant.EPOCH,
        "key",
        "00",
        1,
        "csv",
        1,
        1,
        0,
        1,
        "removed",
        0,
        List.of("voice"),
        "",
        "FR",
        7,
        null,
        Instant.EPOCH);
  }

  /** Reasons that a hub would never give. */
  private record Reports(String reason) implements FileReports {
    @Override
    public Map<Outcome, Long> counts(String reference) {
      return Map.of();
    }

    @Override
    public List<Row> notRegistered(String reference, int after, int limit) {
      return List.of(new Row(1, Outcome.REFUSED, reason));
    }
  }
}
