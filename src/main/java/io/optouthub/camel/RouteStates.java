package io.optouthub.camel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route files as they stand, each with its state. */
public interface RouteStates {

  List<RouteState> all();

  /**
   * What a file says, as it was last looked at: in force, or refused.
   *
   * @param kind as in {@link RouteState}
   * @return empty when there is no such file, or it cannot be read
   */
  Optional<String> text(String kind, String name);

  /**
   * @param kind {@code channel}, {@code scrub} (lists in, clean lists out), {@code target} or
   *     {@code verification}: what is read back of a target
   * @param connector {@code imap}, {@code sftp}, {@code folder}, {@code webhook}, {@code jdbc} or
   *     {@code http}
   * @param state {@code running}, {@code standby} while another hub looks into it, {@code refused},
   *     {@code stopped}, {@code starting} or {@code suspended}
   * @param line where the problem is, when that is known
   * @param problem why the file as it stands is not in force
   */
  record RouteState(
      String name,
      String kind,
      String connector,
      String file,
      String state,
      @Nullable Integer line,
      @Nullable String problem,
      @Nullable String lastError) {}
}
