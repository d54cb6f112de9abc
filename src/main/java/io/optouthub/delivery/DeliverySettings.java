package io.optouthub.delivery;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.delivery.*}.
 *
 * @param pageSize entries read at a time
 * @param lease how long a target stays with a hub that is not heard of any more
 * @param idle the longest pause between two looks at the log
 * @param unclearAttempts after so many attempts a single record that fails for no clear reason is
 *     parked
 * @param timeZone where working days begin and end
 */
@Validated
@ConfigurationProperties(prefix = "optout.delivery", ignoreUnknownFields = false)
public record DeliverySettings(
    @DefaultValue("1000") @Min(1) @Max(100_000) int pageSize,
    @DefaultValue("10s") @NotNull Duration lease,
    @DefaultValue("1s") @NotNull Duration idle,
    @DefaultValue("5") @Min(1) int unclearAttempts,
    @DefaultValue("Europe/Paris") ZoneId timeZone,
    @DefaultValue @Valid Retry retry) {

  /**
   * @param first the pause after the first failed attempt
   * @param most the longest pause
   */
  public record Retry(
      @DefaultValue("1s") @NotNull Duration first, @DefaultValue("1h") @NotNull Duration most) {}
}
