package io.optouthub.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
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
        ? new CheckLines(new BufferedInputStream(body, 1 << 16), reader)
        : new CheckArray(JSON.createParser(body), reader);
  }

  /** What is wrong with a body, and where; nothing of it is repeated. */
  static String wrong(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    return e instanceof NoArray
        ? "The body must be a JSON array, or lines of " + LINES
        : (e instanceof JsonParseException ? "Not JSON" : "A text that is too long") + where;
  }
}
