package io.optouthub.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.own-numbers}, {@code optout.work-directory}, {@code optout.pgp} and {@code
 * optout.intake.*}.
 *
 * @param ownNumbers the company's own phone numbers in E.164, spaces allowed: never registered from
 *     what people write
 * @param pgp by channel, how its vendor's encrypted files are opened
 * @param workDirectory where a spreadsheet, an archive or a list lies while it is worked on
 */
@ConfigurationProperties("optout")
public record IntakeSettings(
    @DefaultValue List<String> ownNumbers,
    @DefaultValue("data/work") Path workDirectory,
    @DefaultValue Reading intake,
    @DefaultValue Map<String, Pgp> pgp) {

  public IntakeSettings {
    ownNumbers = ownNumbers.stream().map(number -> number.replaceAll("[\\s.-]", "")).toList();
    for (String number : ownNumbers) {
      if (!number.matches("\\+[1-9][0-9]{6,14}")) {
        throw new IllegalArgumentException("optout.own-numbers: write each as +33 1 99 00 12 34");
      }
    }
  }

  /**
   * @param rules a folder with rules files of the integrator's own, read beside the hub's; need not
   *     exist
   */
  public record Reading(@DefaultValue("config/intake") Path rules) {}

  /**
   * @param key the hub's own secret key (RFC 9580), armored or not
   * @param passphrase of the key; empty when it has none
   * @param signer the vendor's public key; when set, files must be signed by it
   */
  public record Pgp(Path key, @DefaultValue("") String passphrase, @Nullable Path signer) {}

  /** The settings when nothing is set. */
  public static IntakeSettings standard() {
    return of(List.of());
  }

  /** With these numbers, the rest as when nothing is set. */
  public static IntakeSettings of(List<String> ownNumbers) {
    return new IntakeSettings(
        ownNumbers, Path.of("data/work"), new Reading(Path.of("config/intake")), Map.of());
  }
}
