package io.optouthub.intake.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.optouthub.intake.Plain;
import io.optouthub.intake.Raw;
import io.optouthub.register.Announced;
import io.optouthub.register.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads manifests: {@code <file>.manifest} (or {@code .json}, {@code .csv}, {@code .txt} after it),
 * {@code <file>.sha256}, or a file named {@code manifest} that names others. JSON, a table with a
 * header, lines of name and value, and the lines of {@code sha256sum} are understood.
 */
@Component
public class ManifestReader {

  /** What a manifest is as one thing that arrived: it announces files and asks for nothing. */
  public static final Item ITEM = Item.setAside("it is a manifest", null);

  private static final int MOST_BYTES = 65_536;
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*?)[._-]?(?:manifest(?:[._-].*)?|sha256(?:sum)?)(?:\\.(?:json|csv|txt))?");
  private static final Pattern SUM = Pattern.compile("(?i)([0-9a-f]{64})(?:\\s+\\*?(.+))?");
  private static final Pattern LINE = Pattern.compile("([^:=;,\\t|]+)[:=;,\\t|]\\s*(.+)");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "file",
          List.of(
              "file", "filename", "name", "fichier", "datei", "dateiname", "archivo", "bestand"),
          "rows",
          List.of(
              "rows",
              "rowcount",
              "count",
              "records",
              "recordcount",
              "lines",
              "lignes",
              "nombredelignes",
              "zeilen",
              "anzahl",
              "filas",
              "righe",
              "regels",
              "linhas"),
          "sha256",
          List.of("sha256", "checksum", "hash", "digest", "sha256sum", "empreinte", "prufsumme"),
          "sequence",
          List.of(
              "sequence",
              "sequencenumber",
              "seq",
              "seqno",
              "number",
              "no",
              "numero",
              "nummer",
              "lfdnr",
              "secuencia"));

  /**
   * What a file announces; empty when it is no manifest, whatever its name says.
   *
   * @throws IOException when it cannot be read
   */
  public List<Announced> read(Raw.File file) throws IOException {
    Matcher name = NAME.matcher(file.name());
    if (!name.matches()) {
      return List.of();
    }
    byte[] bytes;
    try (InputStream in = file.content().open()) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      return List.of();
    }
    String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "").strip();
    List<Announced> announced = new ArrayList<>();
    for (Map<String, String> one : text.matches("(?s)[\\[{].*") ? json(text) : lines(text)) {
      Announced said = announced(one, name.group(1));
      if (said == null) {
        return List.of();
      }
      announced.add(said);
    }
    return announced;
  }

  private static @Nullable Announced announced(Map<String, String> said, String sibling) {
    String named = said.getOrDefault("file", "").replaceFirst("^.*[/\\\\]", "").strip();
    String file = named.isEmpty() ? sibling : named;
    String rows = said.getOrDefault("rows", "").replaceAll("[ .,'_]", "");
    String sha256 = said.getOrDefault("sha256", "").strip().toLowerCase(Locale.ROOT);
    String sequence = said.getOrDefault("sequence", "").replaceFirst("^\\D+", "").strip();
    boolean counted = rows.matches("\\d{1,10}");
    boolean numbered = sequence.matches("\\d{1,15}");
    boolean digested = sha256.matches("[0-9a-f]{64}");
    return file.isEmpty() || !counted && !numbered && !digested
        ? null
        : new Announced(
            file,
            counted ? Long.valueOf(rows) : null,
            digested ? sha256 : null,
            numbered ? Long.valueOf(sequence) : null);
  }

  private static List<Map<String, String>> json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      JsonNode files = node.isArray() ? node : node.path("files");
      List<Map<String, String>> all = new ArrayList<>();
      for (JsonNode one : files.isArray() ? files : List.of(node)) {
        Map<String, String> said = new LinkedHashMap<>();
        // What stands beside the list, such as the sequence number, is said of each file in it.
        node.fields()
            .forEachRemaining(field -> put(said, field.getKey(), field.getValue().asText()));
        one.fields()
            .forEachRemaining(field -> put(said, field.getKey(), field.getValue().asText()));
        all.add(said);
      }
      return all;
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  private static List<Map<String, String>> lines(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<Map<String, String>> sums = sums(lines);
    if (!sums.isEmpty()) {
      return sums;
    }
    List<Map<String, String>> table = table(lines);
    if (!table.isEmpty()) {
      return table;
    }
    Map<String, String> said = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher pair = LINE.matcher(line);
      if (pair.matches()) {
        put(said, pair.group(1), pair.group(2));
      }
    }
    return said.isEmpty() ? List.of() : List.of(said);
  }

  private static List<Map<String, String>> sums(List<String> lines) {
    List<Map<String, String>> sums = new ArrayList<>();
    for (String line : lines) {
      Matcher sum = SUM.matcher(line);
      if (!sum.matches()) {
        return List.of();
      }
      String file = sum.group(2);
      sums.add(Map.of("sha256", sum.group(1), "file", file == null ? "" : file));
    }
    return sums;
  }

  private static List<Map<String, String>> table(List<String> lines) {
    String[] header = lines.isEmpty() ? new String[0] : cells(lines.get(0));
    if (Arrays.stream(header).filter(cell -> meaning(cell) != null).count() < 2) {
      return List.of();
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = cells(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(cells.length, header.length); i++) {
        put(row, header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String[] cells(String line) {
    return Arrays.stream(line.split("[;,\t|]", -1))
        .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
        .toArray(String[]::new);
  }

  private static void put(Map<String, String> said, String key, String value) {
    String meaning = meaning(key);
    if (meaning != null) {
      said.put(meaning, value.strip().replaceAll("^\"|\"$", ""));
    }
  }

  private static @Nullable String meaning(String key) {
    String plain = Plain.of(key).replaceAll("[^a-z0-9]", "");
    return WORDS.entrySet().stream()
        .filter(words -> words.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
