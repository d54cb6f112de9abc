package io.optouthub.camel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call looks like for one record or a batch: address and body, each a template.
 *
 * @param body null: the records as JSON
 * @param values of the route, as {@code values.<name>}
 */
record Form(
    String method,
    String server,
    Rendered address,
    @Nullable Rendered body,
    Map<String, String> values) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  /**
   * @param url its scheme, host and port stand as they are, so that no record decides where it goes
   * @param body empty: the records as JSON
   */
  static Form of(
      String method, String url, String body, String contentType, Map<String, String> values) {
    int start = url.indexOf("://");
    int end = start < 0 ? -1 : url.indexOf('/', start + 3);
    String server = end < 0 ? url : url.substring(0, end);
    if (!server.matches("https?://[^/?#@\\s${}]+")) {
      throw new IllegalArgumentException(
          "url: it begins with http:// or https:// and a host, which hold no ${..} and no user");
    }
    Rendered address = Rendered.address(end < 0 ? "/" : url.substring(end));
    Rendered content = body.isBlank() ? null : Rendered.body(body, contentType);
    return new Form(method, server, address, content, values);
  }

  URI uri(List<? extends Map<?, ?>> records) {
    return URI.create(server + address.with(model(records)).strip());
  }

  /** Nothing for methods that carry none. */
  byte[] content(List<? extends Map<?, ?>> records, boolean batch) {
    if (body != null) {
      return body.with(model(records)).strip().getBytes(StandardCharsets.UTF_8);
    }
    if (method.equals("GET") || method.equals("DELETE")) {
      return new byte[0];
    }
    try {
      List<Map<Object, Object>> plain = records.stream().map(Form::plain).toList();
      return JSON.writeValueAsBytes(batch ? plain : plain.get(0));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first record's fields, all of them as {@code records}, and the route's values. */
  private Map<String, Object> model(List<? extends Map<?, ?>> records) {
    return new Beside(records.get(0), Map.of("records", () -> records, "values", () -> values));
  }

  /** A record without the column that only databases read. */
  private static Map<Object, Object> plain(Map<?, ?> record) {
    Map<Object, Object> fields = new LinkedHashMap<>(record);
    fields.remove("eventTime");
    fields.remove("uuid");
    return fields;
  }
}
