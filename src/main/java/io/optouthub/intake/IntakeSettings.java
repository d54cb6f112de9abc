package io.optouthub.intake;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.own-numbers}, {@code optout.work-directory} and {@code optout.intake.*}.
 *
 * @param ownNumbers the company's own phone numbers in E.164, spaces allowed: never registered from
 *     what people write
 * @param workDirectory where a spreadsheet or archive lies while it is read
 */
@ConfigurationProperties("optout")
public record IntakeSettings(
    @DefaultValue List<String> ownNumbers,
    @DefaultValue("data/work") Path workDirectory,
    @DefaultValue Reading intake) {

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

  /** The settings when nothing is set. */
  public static IntakeSettings standard() {
    return of(List.of());
  }

  /** With these numbers, the rest as when nothing is set. */
  public static IntakeSettings of(List<String> ownNumbers) {
    return new IntakeSettings(
        ownNumbers, Path.of("data/work"), new Reading(Path.of("config/intake")));
  }
}
