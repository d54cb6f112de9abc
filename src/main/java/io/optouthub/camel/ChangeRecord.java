package io.optouthub.camel;

import io.optouthub.delivery.Change;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import java.sql.Timestamp;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change as a map, in which a value is made when it is asked for: most routes want two or three.
 * Whoever goes through it, or changes it, has a map like any other.
 */
final class ChangeRecord extends AbstractMap<String, Object> {

  private static final Map<String, Function<ChangeRecord, Object>> FIELDS = fields();

  private final String target;
  private final Change change;
  private @Nullable Map<String, Object> all;

  ChangeRecord(String target, Change change) {
    this.target = target;
    this.change = change;
  }

  private static Map<String, Function<ChangeRecord, Object>> fields() {
    Map<String, Function<ChangeRecord, Object>> fields = new LinkedHashMap<>();
    fields.put("target", r -> r.target);
    fields.put("seq", r -> r.change.seq());
    fields.put("idempotencyKey", r -> r.change.idempotencyKey());
    fields.put("kind", r -> r.change.identity() instanceof Phone ? "phone" : "email");
    fields.put("number", r -> r.change.formatted());
    fields.put("numbers", r -> r.change.written());
    fields.put("identity", r -> r.change.identity().value());
    fields.put("fingerprint", r -> r.change.fingerprint().toString());
    fields.put("suppressed", r -> r.change.suppressed());
    fields.put("media", r -> r.change.media().stream().map(Medium::word).toList());
    for (Medium medium : Medium.values()) {
      fields.put(medium.word(), r -> r.change.media().contains(medium));
    }
    fields.put("brands", r -> r.change.brands());
    fields.put("repeat", r -> r.change.repeat());
    fields.put("eventAt", r -> r.change.eventAt().toString());
    fields.put("eventTime", r -> Timestamp.from(r.change.eventAt()));
    return fields;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    if (all != null) {
      return all.get(name);
    }
    Function<ChangeRecord, Object> field = FIELDS.get(name);
    return field == null ? null : field.apply(this);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return all == null ? FIELDS.containsKey(name) : all.containsKey(name);
  }

  @Override
  public @Nullable Object put(String name, Object value) {
    return all().put(name, value);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return all().entrySet();
  }

  private Map<String, Object> all() {
    if (all == null) {
      Map<String, Object> made = new LinkedHashMap<>(FIELDS.size() * 2);
      FIELDS.forEach((name, field) -> made.put(name, field.apply(this)));
      all = made;
    }
    return all;
  }
}
