package io.optouthub.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The items of a body, one after the other; never more of it in memory than one of them. */
interface CheckItems extends AutoCloseable {

  String LINES = "application/x-ndjson";

  /** In bytes, and in characters of a text. */
  int LONGEST = 8_192;

  JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST)
                  .maxNumberLength(LONGEST)
                  .maxNameLength(LONGEST)
                  .maxNestingDepth(20)
                  .build())
          .build();

  /**
   * The next; null after the last.
   *
   * @throws JsonProcessingException when the body cannot be read any further
   */
  @Nullable CheckItem next() throws IOException;

  @Override
  void close() throws IOException;

  static CheckItems of(InputStream body, boolean lines, CheckReader reader) throws IOException {
    return lines
        ? new Lines(new BufferedInputStream(body, 1 << 16), reader)
        : new Array(JSON.createParser(body), reader);
  }

  /** What is wrong with a body, and where; nothing of it is repeated. */
  static String wrong(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    return e instanceof NoArray
        ? "The body must be a JSON array, or lines of " + LINES
        : (e instanceof JsonParseException ? "Not JSON" : "A text that is too long") + where;
  }

  /** It is JSON, and no array. */
  final class NoArray extends JsonParseException {
    private static final long serialVersionUID = 1;

    NoArray(JsonParser json) {
      super(json, "no array");
    }
  }

  /** An array of items. */
  final class Array implements CheckItems {

    private final JsonParser json;
    private final CheckReader reader;
    private long number;

    Array(JsonParser json, CheckReader reader) {
      this.json = json;
      this.reader = reader;
    }

    @Override
    public @Nullable CheckItem next() throws IOException {
      if (number == 0 && json.nextToken() != JsonToken.START_ARRAY) {
        throw new NoArray(json);
      }
      JsonToken token = json.nextToken();
      if (token == JsonToken.END_ARRAY) {
        if (json.nextToken() != null) {
          throw new NoArray(json);
        }
        return null;
      }
      return reader.read(json, ++number);
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }

  /** A line for each item; one that is no JSON leaves the others alone. */
  final class Lines implements CheckItems {

    private final InputStream body;
    private final CheckReader reader;
    private final byte[] line = new byte[LONGEST];
    private long number;

    Lines(InputStream body, CheckReader reader) {
      this.body = body;
      this.reader = reader;
    }

    @Override
    public @Nullable CheckItem next() throws IOException {
      int length = 0;
      int next = body.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = body.read()) {
        if (length < LONGEST) {
          line[length] = (byte) next;
        }
        length++;
      }
      number++;
      return length > LONGEST ? reader.unreadable(number, "too long a line") : read(length);
    }

    private CheckItem read(int length) throws IOException {
      try (JsonParser json = JSON.createParser(line, 0, length)) {
        if (json.nextToken() == null) {
          return reader.unreadable(number, "an empty line");
        }
        CheckItem item = reader.read(json, number);
        return json.nextToken() == null ? item : reader.unreadable(number, "more than one value");
      } catch (JsonProcessingException e) {
        return reader.unreadable(number, "not JSON");
      }
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
