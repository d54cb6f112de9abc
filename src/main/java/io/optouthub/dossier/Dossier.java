package io.optouthub.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the hub knows of one person.
 *
 * @param issuer as the settings name the company; empty when they do not
 * @param issuedAt UTC, like every time in it
 * @param upToEntry the newest entry of the log when it was made
 */
public record Dossier(
    String issuer,
    Instant issuedAt,
    long upToEntry,
    List<Subject> subjects,
    List<Request> requests) {

  /**
   * @param identity null when it was erased; then only the fingerprint stands for it
   * @param standing what stands now
   */
  public record Subject(@Nullable String identity, String fingerprint, List<Standing> standing) {}

  /**
   * @param brand empty for every brand
   * @param since since when it stands; null when it may be solicited
   */
  public record Standing(String brand, String medium, boolean optedOut, @Nullable Instant since) {}

  /**
   * @param wish {@code opt-out}, {@code opt-in} or {@code repeat}
   * @param origin the message's id or the file's name, as its sender wrote it
   * @param row of a file; 0 for anything else
   * @param evidence what arrived, as text; null when it is no longer kept
   */
  public record Request(
      long entry,
      String wish,
      @Nullable String identity,
      List<String> media,
      String brand,
      Instant saidAt,
      Instant arrivedAt,
      String channel,
      String kind,
      String origin,
      int row,
      String reference,
      @Nullable String remark,
      @Nullable String decidedBy,
      @Nullable String evidence,
      List<Target> targets) {}

  /**
   * @param title by the data map
   * @param state as it stands now
   */
  public record Target(
      String name, String title, String state, @Nullable String detail, List<Event> events) {}

  /** As {@link io.optouthub.delivery.Proofs.Event}. */
  public record Event(String what, Instant at, @Nullable String detail) {}
}
