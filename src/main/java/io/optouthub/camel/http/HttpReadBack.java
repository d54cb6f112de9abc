package io.optouthub.camel.http;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** Asks an HTTP API which of these people it holds, one a call or all in one. */
public final class HttpReadBack extends HttpCalls {

  private String method = "GET";
  private String url = "";
  private String template = "";
  private String held = "";
  private boolean batch;
  private boolean missing;
  private @Nullable Form form;

  public void setMethod(String method) {
    this.method = method;
  }

  public void setUrl(String url) {
    this.url = url;
  }

  /** FreeMarker; empty: no body. */
  public void setTemplate(String template) {
    this.template = template;
  }

  /**
   * Where the answer says who is held: JSONPath if it begins with {@code $}, else a pattern, whose
   * first group is the value. Of one person, any match says that the person is held.
   */
  public void setHeld(String held) {
    this.held = held;
  }

  public void setBatch(boolean batch) {
    this.batch = batch;
  }

  /** Whether 404 says that the person is not held. */
  public void setMissing(boolean missing) {
    this.missing = missing;
  }

  /**
   * Reads the parameters together, when the route is made.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public void check() {
    Form made = Form.of(method, url, template, contentType, values());
    made.uri(List.of(Samples.CHANGE));
    if (held.startsWith("$")) {
      JsonPath.compile(held);
    } else if (Pattern.compile(held).matcher("").groupCount() < 1 && batch) {
      throw new IllegalArgumentException("held: the pattern has no group for the value");
    }
    form = made;
  }

  @Override
  public void process(Exchange exchange) throws IOException, HttpOperationFailedException {
    List<Map<String, Object>> people = new ArrayList<>();
    for (Object each : exchange.getMessage().getBody(List.class)) {
      Map<String, Object> person = new LinkedHashMap<>();
      ((Map<?, ?>) each).forEach((name, value) -> person.put(String.valueOf(name), value));
      people.add(person);
    }
    if (form == null) {
      check();
    }
    List<String> found = new ArrayList<>();
    try (ProducerTemplate camel = context().createProducerTemplate()) {
      if (batch) {
        found.addAll(ask(camel, people));
      } else {
        for (Map<String, Object> person : people) {
          if (!ask(camel, List.of(person)).isEmpty()) {
            found.add(String.valueOf(person.get("number")));
          }
        }
      }
    }
    exchange.getMessage().setBody(found);
  }

  private List<String> ask(ProducerTemplate camel, List<Map<String, Object>> people)
      throws IOException, HttpOperationFailedException {
    Form how = Objects.requireNonNull(form);
    byte[] body = template.isBlank() ? new byte[0] : how.content(people, batch);
    Reply reply = call(camel, how.method(), how.uri(people), Map.of(), body);
    if (reply.good()) {
      return values(reply.body());
    }
    if (reply.status() == 404 && missing && !batch) {
      return List.of();
    }
    if (reply.failure() != null) {
      throw new IOException("no answer", reply.failure());
    }
    throw new HttpOperationFailedException(
        how.server(), reply.status(), "", null, Map.of(), reply.body());
  }

  private List<String> values(String body) {
    List<String> values = new ArrayList<>();
    if (!held.startsWith("$")) {
      Matcher matcher = Pattern.compile(held).matcher(body);
      while (matcher.find()) {
        values.add(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
      }
      return values;
    }
    try {
      Object found = JsonPath.read(body, held);
      Collection<?> all = found instanceof Collection<?> list ? list : List.of(found);
      all.forEach(one -> values.add(String.valueOf(one)));
    } catch (JsonPathException | NullPointerException e) {
      // A path that is not there: nobody is held.
      return values;
    }
    return values;
  }
}
