package io.optouthub.testing;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.Deadline;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Medium;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mapped systems as tests need them. */
public final class Systems {

  private Systems() {}

  public static CallingSystem system(
      String owner,
      String title,
      Set<Medium> media,
      List<String> brands,
      Set<String> countries,
      NumberFormat format,
      @Nullable Duration deadline) {
    Deadline within =
        deadline == null ? null : new Deadline.Within(deadline, deadline.toHours() + "h");
    return new CallingSystem(
        owner, title, media, brands, countries, List.of(format), within, List.of(), null, null);
  }
}
