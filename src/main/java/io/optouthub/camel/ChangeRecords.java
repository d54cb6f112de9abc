package io.optouthub.camel;

import io.optouthub.delivery.Change;
import io.optouthub.delivery.ReadBack.Expected;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes as a route sees them: plain maps, so that any language and any data format can take them.
 */
public final class ChangeRecords {

  private ChangeRecords() {}

  public static List<Map<String, Object>> of(String target, List<Change> changes) {
    List<Map<String, Object>> records = new ArrayList<>(changes.size());
    for (Change change : changes) {
      records.add(record(target, change));
    }
    return records;
  }

  /** What a target must hold: with every way of writing the person, as {@code writings}. */
  static List<Map<String, Object>> expected(String target, List<Expected> people) {
    List<Map<String, Object>> records = new ArrayList<>(people.size());
    for (Expected person : people) {
      Map<String, Object> record = record(target, person.change());
      record.put("writings", person.writings());
      records.add(record);
    }
    return records;
  }

  private static Map<String, Object> record(String target, Change change) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("target", target);
    record.put("seq", change.seq());
    record.put("idempotencyKey", change.idempotencyKey());
    record.put("kind", change.identity() instanceof Phone ? "phone" : "email");
    record.put("number", change.formatted());
    record.put("numbers", change.written());
    record.put("identity", change.identity().value());
    record.put("fingerprint", change.fingerprint().toString());
    record.put("suppressed", change.suppressed());
    record.put("media", change.media().stream().map(Medium::word).toList());
    for (Medium medium : Medium.values()) {
      record.put(medium.word(), change.media().contains(medium));
    }
    record.put("brands", change.brands());
    record.put("repeat", change.repeat());
    record.put("eventAt", change.eventAt().toString());
    record.put("eventTime", Timestamp.from(change.eventAt()));
    return record;
  }
}
