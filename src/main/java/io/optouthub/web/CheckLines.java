package io.optouthub.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A line for each item; one that is no JSON leaves the others alone. */
final class CheckLines implements CheckItems {

  private final InputStream body;
  private final CheckReader reader;
  private final byte[] line = new byte[LONGEST];
  private long number;

  CheckLines(InputStream body, CheckReader reader) {
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
