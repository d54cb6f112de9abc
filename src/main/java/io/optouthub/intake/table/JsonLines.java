package io.optouthub.intake.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.intake.Channel;
import io.optouthub.register.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON lines: a line that is none is one for review, and the lines below it are read. */
final class JsonLines implements Items {

  /** Stands in no text: each line is one cell. */
  private static final char NONE = '\uFFFF';

  private final CsvCells lines;
  private final JsonItems items;

  JsonLines(RowItems rows, Channel channel, InputStream in) {
    this.lines = new CsvCells(new TableText(new LenientText(in), NONE, NONE));
    this.items = new JsonItems(rows, channel, in);
  }

  /** Whether the first line is an object by itself. */
  static boolean are(byte[] sample) {
    String text = new String(sample, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    try {
      return JsonItems.JSON.readTree(text.lines().findFirst().orElse("")).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  @Override
  public @Nullable Item next() throws IOException {
    for (List<String> line = lines.next(); line != null; line = lines.next()) {
      Item item = RowItems.blank(line) ? null : read(line);
      if (item != null) {
        return item;
      }
    }
    return null;
  }

  private @Nullable Item read(List<String> line) {
    try {
      JsonNode node = JsonItems.JSON.readTree(line.get(0));
      return node.isObject()
          ? items.item(node)
          : Item.review("JSON that is no object", RowItems.text(line));
    } catch (JsonProcessingException e) {
      return Item.review("a line that is not JSON", RowItems.text(line));
    }
  }
}
