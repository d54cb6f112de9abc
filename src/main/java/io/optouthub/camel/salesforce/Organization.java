package io.optouthub.camel.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.camel.Arrivals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.jspecify.annotations.Nullable;

/** Calls of one organization's REST API, and how many of a day's calls are left to it. */
final class Organization {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern USAGE = Pattern.compile("api-usage=(\\d+)/(\\d+)");

  private final String component;
  private final String version;
  private final int floor;
  private long left = Long.MAX_VALUE;

  /**
   * @param component the name of its Camel component
   * @param floor calls of the day that others need, and the hub leaves alone
   */
  Organization(String component, String version, int floor) {
    this.component = component;
    this.version = version;
    this.floor = floor;
  }

  /**
   * @param path below the version's root
   * @throws BelowFloor when the calls left are for others
   * @throws SalesforceException with status and words
   */
  JsonNode call(ProducerTemplate camel, String method, String path, JsonNode body)
      throws IOException, SalesforceException {
    return tree(call(camel, new Call(method, path, "application/json", body.toString())));
  }

  JsonNode get(ProducerTemplate camel, String path) throws IOException, SalesforceException {
    return tree(call(camel, new Call("GET", path, "application/json", null)));
  }

  /** A call that must not fall below the floor; its answer's body, empty if there is none. */
  byte[] call(ProducerTemplate camel, Call call) throws IOException, SalesforceException {
    if (left <= floor) {
      // Time has passed; a look at the limits costs one call, and says whether the day is new.
      JsonNode limits = tree(send(camel, new Call("GET", "limits", "application/json", null)));
      left = limits.at("/DailyApiRequests/Remaining").asLong(left);
      if (left <= floor) {
        throw new BelowFloor(left, floor);
      }
    }
    return send(camel, call);
  }

  /**
   * @param path below the version's root
   * @param type of the body
   */
  record Call(String method, String path, String type, @Nullable String body) {}

  private byte[] send(ProducerTemplate camel, Call call) throws IOException, SalesforceException {
    // What differs from call to call goes as headers: one endpoint serves them all.
    String uri = component + ":raw?format=JSON&rawHttpHeaders=Content-Type&apiVersion=" + version;
    Exchange sent =
        camel.send(
            uri,
            exchange -> {
              if (call.body() != null) {
                Arrivals.replace(exchange, call.body().getBytes(StandardCharsets.UTF_8));
              }
              Message message = exchange.getMessage();
              message.setHeader("rawMethod", call.method());
              message.setHeader("rawPath", "/services/data/v" + version + "/" + call.path());
              message.setHeader("Content-Type", call.type());
            });
    Exception failure = sent.getException();
    if (failure instanceof CamelExecutionException
        && failure.getCause() instanceof Exception inner) {
      failure = inner;
    }
    if (failure instanceof SalesforceException salesforce) {
      throw salesforce;
    }
    if (failure != null) {
      throw new IOException("no answer", failure);
    }
    noteUsage(String.valueOf(sent.getMessage().getHeader("Sforce-Limit-Info")));
    try (InputStream answer = sent.getMessage().getBody(InputStream.class)) {
      return answer == null ? new byte[0] : answer.readAllBytes();
    }
  }

  private static JsonNode tree(byte[] answer) throws IOException {
    return answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  private void noteUsage(String header) {
    Matcher usage = USAGE.matcher(header);
    if (usage.find()) {
      left = Long.parseLong(usage.group(2)) - Long.parseLong(usage.group(1));
    }
  }

  /** The calls that are left are not the hub's. */
  static final class BelowFloor extends IOException {
    private static final long serialVersionUID = 1;

    BelowFloor(long left, int floor) {
      super(left + " API calls of the day are left, and " + floor + " are kept for others");
    }
  }
}
