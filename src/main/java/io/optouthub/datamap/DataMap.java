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

  /**
   * Who decides on the purposes of a processing, and who acts on another's behalf (GDPR art. 4).
   */
  public enum Role {
    CONTROLLER,
    PROCESSOR
  }

  /**
   * A service of the company, or a subcontractor.
   *
   * @param contact where it is written to
   * @param contract the reference of what was agreed with it
   */
  public record Party(
      String title, @Nullable String contact, Role role, @Nullable String contract) {}

  /**
   * A system that could call, write or send to a person.
   *
   * @param owner the service or subcontractor that answers for it
   * @param brands empty: every brand
   * @param countries ISO 3166 codes; empty: every country. Does not limit e-mail addresses
   * @param numberFormats as it writes numbers; more than one where it holds the same number in
   *     several ways, and matches each by itself
   * @param deadline from an entry's arrival to its application; null: none declared
   * @param data the kinds of data that it holds of people
   * @param purpose what it calls or writes for
   * @param notReadBack why it cannot be asked what it holds; null: it can, or nobody said
   */
  public record CallingSystem(
      String owner,
      String title,
      Set<Medium> media,
      List<String> brands,
      Set<String> countries,
      List<NumberFormat> numberFormats,
      @Nullable Deadline deadline,
      List<String> data,
      @Nullable String purpose,
      @Nullable String notReadBack) {

    /** The one that it writes first. */
    public NumberFormat numberFormat() {
      return numberFormats.get(0);
    }
  }

  /**
   * A declared way in, and who answers for it.
   *
   * @param rhythm something comes at least so often, or somebody should ask why not; null when no
   *     such thing is expected
   */
  public record MappedChannel(String owner, String title, @Nullable Duration rhythm) {}
}
