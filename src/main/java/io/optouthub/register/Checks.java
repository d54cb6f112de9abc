package io.optouthub.register;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.List;
import java.util.Set;

/** The question before a call, for many at once. */
public interface Checks {

  /**
   * Whether these must not be solicited: an answer for each, in their order. All say as of one
   * entry, which is the newest at the time of asking or newer, but for what other hubs acknowledged
   * within the last second.
   *
   * @throws RegisterUnavailable when nobody can tell now
   */
  List<Standing> check(List<? extends Identity> identities, Set<Medium> media, Scope scope);
}
