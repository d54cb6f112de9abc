package io.optouthub.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of what people did to the hub by hand. */
public interface Audit {

  /** Who acts when the hub does something by itself. */
  String HUB = "hub";

  /**
   * @param who a key's or a console user's name
   * @param what the action, such as {@code target-paused}
   * @param object what it was done to; never an identity
   * @param why as the caller says; null when not said
   */
  void record(String who, String what, String object, @Nullable String why);

  /** Oldest first, after a line's id. */
  List<Line> lines(long after, int limit);

  /** Newest first, before a line's id. */
  List<Line> newest(long before, int limit);

  /** One action. */
  record Line(long id, Instant at, String who, String what, String object, @Nullable String why) {}
}
