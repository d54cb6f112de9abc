package io.optouthub.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes one record, or a batch, as signed JSON with its idempotency key. */
public final class HttpRecords implements Processor {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private String method = "POST";
  private String token = "";
  private String secret = "";

  public void setMethod(String method) {
    this.method = method;
  }

  /** A bearer token; none if empty. */
  public void setToken(String token) {
    this.token = token;
  }

  /** Signs as {@link Signatures}; no signature if empty. */
  public void setSecret(String secret) {
    this.secret = secret;
  }

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    Object content = exchange.getMessage().getBody();
    byte[] body = JSON.writeValueAsBytes(plain(content));
    Arrivals.replace(exchange, body);
    Map<String, Object> headers = exchange.getMessage().getHeaders();
    headers.put(Exchange.HTTP_METHOD, method);
    headers.put(Exchange.CONTENT_TYPE, "application/json");
    headers.put("Idempotency-Key", key(content));
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    if (!secret.isEmpty()) {
      Clock clock = exchange.getContext().getRegistry().findSingleByType(Clock.class);
      long now = (clock == null ? Clock.systemUTC() : clock).instant().getEpochSecond();
      headers.put(Signatures.TIMESTAMP, Long.toString(now));
      headers.put(Signatures.SIGNATURE, Signatures.sign(secret, Long.toString(now), body));
    }
  }

  /** A change without the column that only databases read. */
  private static Object plain(Object content) {
    if (content instanceof List<?> changes) {
      return changes.stream().map(HttpRecords::plain).toList();
    }
    Map<Object, Object> fields = new LinkedHashMap<>((Map<?, ?>) content);
    fields.remove("eventTime");
    return fields;
  }

  private static Object key(Object content) {
    if (content instanceof List<?> changes) {
      return key(changes.get(0)) + ".." + key(changes.get(changes.size() - 1));
    }
    return String.valueOf(((Map<?, ?>) content).get("idempotencyKey"));
  }
}
