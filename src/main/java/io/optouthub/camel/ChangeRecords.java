package io.optouthub.camel;

import io.optouthub.delivery.Change;
import io.optouthub.delivery.ReadBack.Expected;
import java.util.ArrayList;
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
      records.add(new ChangeRecord(target, change));
    }
    return records;
  }

  /** What a target must hold: with every way of writing the person, as {@code writings}. */
  static List<Map<String, Object>> expected(String target, List<Expected> people) {
    List<Map<String, Object>> records = new ArrayList<>(people.size());
    for (Expected person : people) {
      Map<String, Object> record = new ChangeRecord(target, person.change());
      record.put("writings", person.writings());
      records.add(record);
    }
    return records;
  }
}
