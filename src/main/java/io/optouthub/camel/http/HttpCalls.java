package io.optouthub.camel.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** What every call of a target's HTTP API is made with: a Kamelet's parameters. */
public abstract class HttpCalls implements Processor, CamelContextAware {

  private @Nullable CamelContext context;
  private @Nullable Wire wire;
  private @Nullable TokenSource tokens;
  private Pace pace = new Pace(0);
  private Map<String, String> headers = Map.of();
  private Credentials credentials = Credentials.NONE;
  private String tokenUrl = "";
  private String clientId = "";
  private String clientSecret = "";
  private String scope = "";
  private int timeout = 30_000;

  private Map<String, String> values = Map.of();

  String contentType = "application/json";

  /** As {@link NamedLines} reads them. */
  public void setHeaders(String lines) {
    this.headers = NamedLines.of("headers", lines);
  }

  /** As {@link NamedLines} reads them, for templates as {@code values.<name>}. */
  public void setValues(String lines) {
    this.values = NamedLines.of("values", lines);
  }

  /** The route's values, and the user for APIs that want it in the body. */
  Map<String, String> values() {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put("username", credentials.username());
    all.put("password", credentials.password());
    return all;
  }

  public void setContentType(String contentType) {
    this.contentType = contentType;
  }

  /** A bearer token; none if empty. */
  public void setToken(String token) {
    this.credentials = credentials.withToken(token);
  }

  public void setUsername(String username) {
    this.credentials = credentials.withUsername(username);
  }

  public void setPassword(String password) {
    this.credentials = credentials.withPassword(password);
  }

  /** Where tokens are given by OAuth 2.0 client credentials. */
  public void setTokenUrl(String tokenUrl) {
    this.tokenUrl = tokenUrl;
  }

  public void setClientId(String clientId) {
    this.clientId = clientId;
  }

  public void setClientSecret(String clientSecret) {
    this.clientSecret = clientSecret;
  }

  public void setScope(String scope) {
    this.scope = scope;
  }

  /** Calls a minute; 0: as fast as the target answers. */
  public void setRate(int perMinute) {
    this.pace = new Pace(perMinute);
  }

  /** Milliseconds. */
  public void setTimeout(int timeout) {
    this.timeout = timeout;
  }

  /** One call, with a new token when the target does not take the old one. */
  Reply call(
      ProducerTemplate template, String method, URI to, Map<String, String> more, byte[] body) {
    pace.await();
    Reply reply = once(template, method, to, more, body);
    if (reply.status() == 401 && !tokenUrl.isEmpty()) {
      tokens().forget();
      pace.await();
      return once(template, method, to, more, body);
    }
    return reply;
  }

  private Reply once(
      ProducerTemplate template, String method, URI to, Map<String, String> more, byte[] body) {
    Map<String, String> all = new LinkedHashMap<>();
    if (body.length > 0) {
      all.put("Content-Type", contentType);
    }
    all.putAll(headers);
    all.putAll(more);
    try {
      String login = authorization(template);
      if (!login.isEmpty()) {
        all.put("Authorization", login);
      }
    } catch (TokenSource.TokenRefused e) {
      return new Reply(0, "", null, e);
    }
    return wire().send(template, method, to, all, body);
  }

  private String authorization(ProducerTemplate template) throws TokenSource.TokenRefused {
    if (tokenUrl.isEmpty()) {
      return credentials.authorization();
    }
    URI at = URI.create(tokenUrl);
    return "Bearer "
        + tokens()
            .token(
                (form, login) ->
                    wire()
                        .send(template, "POST", at, login, form.getBytes(StandardCharsets.UTF_8)));
  }

  private synchronized TokenSource tokens() {
    if (tokens == null) {
      tokens = new TokenSource(clientId, clientSecret, scope, wire().clock());
    }
    return tokens;
  }

  synchronized Wire wire() {
    if (wire == null) {
      wire = new Wire(context(), timeout);
    }
    return wire;
  }

  CamelContext context() {
    if (context == null) {
      throw new IllegalStateException("not in a route");
    }
    return context;
  }

  @Override
  public void setCamelContext(CamelContext context) {
    this.context = context;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return context;
  }
}
