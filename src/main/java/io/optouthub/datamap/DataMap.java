package io.optouthub.datamap;

import io.optouthub.optout.Medium;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data map as read from {@code config/map.yaml}.
 *
 * @param systems by name; a target route carries the name of its system
 * @param channels by name
 */
public record DataMap(
    Map<String, Party> services,
    Map<String, Party> subcontractors,
    Map<String, CallingSystem> systems,
    Map<String, MappedChannel> channels) {

  public static final DataMap EMPTY = new DataMap(Map.of(), Map.of(), Map.of(), Map.of());

  /** A service of the company, or a subcontractor. */
  public record Party(String title, @Nullable String contact) {}

  /**
   * A system that could call, write or send to a person.
   *
   * @param owner the service or subcontractor that answers for it
   * @param brands empty: every brand
   * @param countries ISO 3166 codes; empty: every country. Does not limit e-mail addresses
   * @param deadline from an entry's arrival to its application; null: none declared
   */
  public record CallingSystem(
      String owner,
      String title,
      Set<Medium> media,
      List<String> brands,
      Set<String> countries,
      NumberFormat numberFormat,
      @Nullable Duration deadline) {}

  /**
   * A declared way in, and who answers for it.
   *
   * @param rhythm something comes at least so often, or somebody should ask why not; null when no
   *     such thing is expected
   */
  public record MappedChannel(String owner, String title, @Nullable Duration rhythm) {}
}
