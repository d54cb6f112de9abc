package io.optouthub.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.optouthub.intake.Digests;
import io.optouthub.intake.Raw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads rows as messages with a key of their own: the row, and the mark it had. */
final class PolledRows implements Iterator<PolledRows.Chunk> {

  private static final int CHUNK = 500;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * Rows that are committed one by one, then kept together.
   *
   * @param mark of the last one
   */
  record Chunk(List<Raw.Webhook> rows, MarkValue mark) implements Iterable<Raw.Webhook> {
    @Override
    public Iterator<Raw.Webhook> iterator() {
      return rows.iterator();
    }
  }

  private final Iterator<Map<String, Object>> rows;
  private final String mark;
  private final List<String> key;
  private final Remembered remembered;
  private @Nullable MarkValue last;
  private @Nullable Chunk next;

  PolledRows(Iterator<Map<String, Object>> rows, String mark, String key, Remembered remembered) {
    this.rows = rows;
    this.mark = mark;
    this.key = List.of(key.strip().split("\\s*,\\s*"));
    this.remembered = remembered;
  }

  @Override
  public boolean hasNext() {
    next = next == null ? read() : next;
    return next != null;
  }

  @Override
  public Chunk next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Chunk chunk = next;
    next = null;
    return chunk;
  }

  private @Nullable Chunk read() {
    List<Raw.Webhook> chunk = new ArrayList<>();
    while (chunk.size() < CHUNK && rows.hasNext()) {
      Map<String, Object> row = rows.next();
      MarkValue at = MarkValue.of(column(row, mark));
      if (last != null && at.compareTo(last) < 0) {
        throw new IllegalStateException("The query must be ordered by " + mark);
      }
      last = at;
      String id = id(row, at);
      if (!remembered.has(id)) {
        chunk.add(new Raw.Webhook(json(row), id));
      }
    }
    return chunk.isEmpty() || last == null ? null : new Chunk(chunk, last);
  }

  /** A digest: a key may be a number or an address, and ids are shown. */
  private String id(Map<String, Object> row, MarkValue at) {
    StringBuilder text = new StringBuilder(at.written());
    key.forEach(name -> text.append('\n').append(column(row, name)));
    return "row:" + Digests.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private static Object column(Map<String, Object> row, String name) {
    for (Map.Entry<String, Object> column : row.entrySet()) {
      if (column.getKey().equalsIgnoreCase(name) && column.getValue() != null) {
        return column.getValue();
      }
    }
    throw new IllegalStateException("The query gives no value for " + name);
  }

  private static byte[] json(Map<String, Object> row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    row.forEach((name, value) -> fields.put(name, plain(value)));
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row is words, numbers and times", e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof TemporalAccessor) {
      return value.toString();
    }
    if (value instanceof Date at) {
      return Instant.ofEpochMilli(at.getTime()).toString();
    }
    boolean simple =
        value == null
            || value instanceof Boolean
            || value instanceof Number
            || value instanceof Map;
    return simple ? value : String.valueOf(value);
  }
}
