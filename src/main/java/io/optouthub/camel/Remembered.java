package io.optouthub.camel;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The newest rows that were read, so that those that share the last mark do not come again at every
 * look. Only saves work: the register knows them all.
 */
final class Remembered {

  private static final int MOST = 100_000;

  private final Set<String> ids = new LinkedHashSet<>();

  synchronized boolean has(String id) {
    return ids.contains(id);
  }

  synchronized void add(String id) {
    ids.remove(id);
    ids.add(id);
    if (ids.size() > MOST) {
      ids.remove(ids.iterator().next());
    }
  }
}
