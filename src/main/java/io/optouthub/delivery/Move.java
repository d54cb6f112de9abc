package io.optouthub.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step did: how far the position goes, and the receipt for it.
 *
 * @param applied fingerprints that are in force now
 * @param skips reason to runs of entries, both ends inclusive
 */
record Move(
    long to,
    List<UUID> applied,
    int skipped,
    List<Parking> parked,
    @Nullable String answer,
    Map<String, List<long[]>> skips) {

  record Parking(long seq, UUID fingerprint, String answer) {}

  /** Gathers skips into runs: entries that are skipped one after the other become one. */
  static final class Skips {
    private final Map<String, List<long[]>> runs = new LinkedHashMap<>();
    private String lastReason = "";
    private int count;

    void add(String reason, long seq) {
      List<long[]> ofReason = runs.computeIfAbsent(reason, r -> new ArrayList<>());
      if (reason.equals(lastReason)) {
        ofReason.get(ofReason.size() - 1)[1] = seq;
      } else {
        ofReason.add(new long[] {seq, seq});
      }
      lastReason = reason;
      count++;
    }

    void brokenBy() {
      lastReason = "";
    }

    int count() {
      return count;
    }

    Map<String, List<long[]>> runs() {
      return runs;
    }
  }
}
