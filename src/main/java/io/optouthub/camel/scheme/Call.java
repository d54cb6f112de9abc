package io.optouthub.camel.scheme;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A webhook call as it came in.
 *
 * @param url the whole address as its sender knows it, query included, nothing decoded
 * @param headers by name, case ignored
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are read, never compared.
public record Call(String method, String url, Map<String, String> headers, byte[] body) {

  public Call {
    Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    known.putAll(headers);
    headers = known;
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The query as sent; empty when there is none. */
  String query() {
    int mark = url.indexOf('?');
    return mark < 0 ? "" : url.substring(mark + 1);
  }

  /** The first value of that name in the query, as sent; null when there is none. */
  @Nullable String queried(String name) {
    for (String pair : query().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
