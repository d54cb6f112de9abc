package io.optouthub.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An array of items. */
final class CheckArray implements CheckItems {

  private final JsonParser json;
  private final CheckReader reader;
  private long number;

  CheckArray(JsonParser json, CheckReader reader) {
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
