package io.optouthub.camel.http;

import io.optouthub.delivery.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Sends changes to an HTTP API, one a call or a batch a call, and answers for every record. */
public final class HttpSink extends HttpCalls {

  /** So many calls for which nothing clear comes back, and the rest is not tried. */
  private static final int PROBES = 8;

  private static final int MOST_IN_FLIGHT = 16;

  private String method = "POST";
  private String url = "";
  private String template = "";
  private String releaseMethod = "";
  private String releaseUrl = "";
  private String releaseTemplate = "";
  private boolean batch;
  private int inFlight = 1;
  private String applied = "";
  private String refused = "";
  private String unclear = "";
  private String refusedRecords = "";
  private Signer signer = new Signer("");
  private @Nullable Ready ready;

  /** How calls are made and judged, once all parameters are set. */
  private record Ready(Form suppress, @Nullable Form release, Judge judge, InFlight calls) {}

  public void setMethod(String method) {
    this.method = method;
  }

  public void setUrl(String url) {
    this.url = url;
  }

  /** FreeMarker; empty: the records as JSON. */
  public void setTemplate(String template) {
    this.template = template;
  }

  public void setReleaseMethod(String method) {
    this.releaseMethod = method;
  }

  public void setReleaseUrl(String url) {
    this.releaseUrl = url;
  }

  public void setReleaseTemplate(String template) {
    this.releaseTemplate = template;
  }

  public void setBatch(boolean batch) {
    this.batch = batch;
  }

  /** So many calls at a time, each about other people than the rest of its batch. */
  public void setInFlight(int calls) {
    if (calls < 1 || calls > MOST_IN_FLIGHT) {
      throw new IllegalArgumentException("inFlight may be 1 to " + MOST_IN_FLIGHT);
    }
    this.inFlight = calls;
  }

  /** As {@link Judge#applied}. */
  public void setApplied(String pattern) {
    this.applied = pattern;
  }

  /** As {@link Judge#refused}. */
  public void setRefused(String pattern) {
    this.refused = pattern;
  }

  /** As {@link Judge#unclear}. */
  public void setUnclear(String pattern) {
    this.unclear = pattern;
  }

  /** As {@link Judge#refusedRecords}. */
  public void setRefusedRecords(String jsonPath) {
    this.refusedRecords = jsonPath;
  }

  /** Signs as {@link Signer}; no signature if empty. */
  public void setSecret(String secret) {
    this.signer = new Signer(secret);
  }

  /**
   * Reads the parameters together, when the route is made.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public void check() {
    Form suppress = Form.of(method, url, template, contentType, values());
    suppress.uri(List.of(Samples.CHANGE));
    suppress.content(List.of(Samples.CHANGE), batch);
    Judge judge = new Judge(applied, refused, unclear, refusedRecords);
    ready = new Ready(suppress, release(), judge, new InFlight(inFlight));
  }

  /** Null when this API has no word for a suppression that is lifted. */
  private @Nullable Form release() {
    boolean own = !(releaseMethod + releaseUrl + releaseTemplate).isEmpty();
    boolean told = template.isEmpty() || template.contains("suppressed");
    if (!own && !told) {
      return null;
    }
    String body = releaseTemplate.isEmpty() && releaseMethod.isEmpty() ? template : releaseTemplate;
    Form form =
        Form.of(
            releaseMethod.isEmpty() ? method : releaseMethod,
            releaseUrl.isEmpty() ? url : releaseUrl,
            body,
            contentType,
            values());
    form.uri(List.of(Samples.CHANGE));
    form.content(List.of(Samples.CHANGE), batch);
    return form;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Object each : exchange.getMessage().getBody(List.class)) {
      changes.add(RecordKeys.named((Map<?, ?>) each));
    }
    if (ready == null) {
      check();
    }
    exchange.getMessage().setBody(answer(changes));
  }

  private Answer answer(List<Map<String, Object>> changes) throws IOException {
    List<List<Map<String, Object>>> parts = parts(changes);
    InFlight calls = Objects.requireNonNull(ready).calls();
    List<List<Answer>> got;
    try (ProducerTemplate camel = context().createProducerTemplate()) {
      got = calls.all(parts, part -> send(camel, part), new Course());
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < got.size(); i++) {
      if (got.get(i).size() < parts.get(i).size()) {
        // It speaks of the batch as a whole: that is halved, until it is clear which record.
        return got.get(i).get(0);
      }
      answers.addAll(got.get(i));
      if (answers.get(answers.size() - 1) instanceof Answer.Outage) {
        break;
      }
    }
    return new Answer.Each(answers, got.size());
  }

  /** Neighbours that are sent alike go together, if they go together at all. */
  private List<List<Map<String, Object>>> parts(List<Map<String, Object>> changes) {
    List<List<Map<String, Object>>> parts = new ArrayList<>();
    boolean before = false;
    for (Map<String, Object> change : changes) {
      boolean suppressed = Boolean.TRUE.equals(change.get("suppressed"));
      if (parts.isEmpty() || !batch || suppressed != before) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(change);
      before = suppressed;
    }
    return parts;
  }

  private List<Answer> send(ProducerTemplate camel, List<Map<String, Object>> part) {
    Ready how = Objects.requireNonNull(ready);
    boolean suppressed = Boolean.TRUE.equals(part.get(0).get("suppressed"));
    Form form = suppressed ? how.suppress() : how.release();
    if (form == null) {
      throw new IllegalArgumentException("No release.. parameter says how to lift a suppression");
    }
    byte[] body = form.content(part, batch);
    String key = RecordKeys.of(part);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Idempotency-Key", key);
    headers.putAll(signer.headers(key, wire().clock().instant(), body));
    Reply reply = call(camel, form.method(), form.uri(part), headers, body);
    return how.judge().of(reply, part, RecordKeys::of);
  }

  /** Whether there is no use in more calls, as their answers come. */
  private static final class Course
      implements BiPredicate<List<Map<String, Object>>, List<Answer>> {
    private int answered;
    private boolean clear;

    @Override
    public boolean test(List<Map<String, Object>> part, List<Answer> answers) {
      answered += answers.size();
      clear |= answers.stream().anyMatch(answer -> !(answer instanceof Answer.Unclear));
      boolean away = answers.get(answers.size() - 1) instanceof Answer.Outage;
      // The target is away, says nothing that can be read, or speaks of the batch as a whole.
      return away || !clear && answered >= PROBES || answers.size() < part.size();
    }
  }
}
