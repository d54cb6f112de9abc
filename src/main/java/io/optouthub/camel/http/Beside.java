package io.optouthub.camel.http;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record with more beside it, which goes before; nothing is made before it is asked for. */
final class Beside extends AbstractMap<String, Object> {

  private final Map<?, ?> record;
  private final Map<String, Supplier<Object>> more;

  Beside(Map<?, ?> record, Map<String, Supplier<Object>> more) {
    this.record = record;
    this.more = more;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    Supplier<Object> own = name == null ? null : more.get(name);
    return own == null ? record.get(name) : own.get();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name != null && more.containsKey(name) || record.containsKey(name);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Map<String, Object> all = new LinkedHashMap<>();
    record.forEach((name, value) -> all.put(String.valueOf(name), value));
    more.forEach((name, value) -> all.put(name, value.get()));
    return all.entrySet();
  }
}
