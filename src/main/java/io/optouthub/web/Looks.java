package io.optouthub.web;

import io.optouthub.access.Audit;
import io.optouthub.access.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leaves a line in the audit before clear identities are shown; without it, they are not. */
@Component
class Looks {

  private final Audit audit;

  Looks(Audit audit) {
    this.audit = audit;
  }

  /**
   * @param what is looked at, such as {@code items-read}
   * @param object which of them; never an identity
   * @param why as the caller says
   * @throws org.springframework.dao.DataAccessException when it cannot be recorded
   */
  void at(Caller caller, String what, String object, @Nullable String why) {
    audit.record(caller.name(), what, object, why);
  }

  /** At a page of items; one without any identity is no look. */
  void at(
      Caller caller,
      String what,
      @Nullable String channel,
      List<ItemView> items,
      @Nullable String why) {
    if (items.stream().anyMatch(ItemView::clear)) {
      long first = items.get(0).id();
      long last = items.get(items.size() - 1).id();
      at(
          caller,
          what,
          (channel == null ? "all channels" : channel) + " " + first + "-" + last,
          why);
    }
  }
}
