package io.optouthub.register;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.register.*}.
 *
 * @param dataFolder where the embedded database and generated keys live
 * @param groupItems the most items committed together
 * @param queueItems the most items waiting; beyond it senders are told to try again later
 * @param evidenceKept how long what arrived is kept under seal
 * @param keys the keysets; absent ones are generated, but only beside an embedded database
 */
@Validated
@ConfigurationProperties(prefix = "optout.register", ignoreUnknownFields = false)
public record RegisterSettings(
    @DefaultValue("data") @NotNull Path dataFolder,
    @DefaultValue("5000") @Min(1) @Max(100_000) int groupItems,
    @DefaultValue("50000") @Min(1) @Max(1_000_000) int queueItems,
    @DefaultValue("1825d") @NotNull Duration evidenceKept,
    @DefaultValue Keys keys) {

  /**
   * Tink keysets as JSON text.
   *
   * @param identity AEAD, seals identities and evidence
   * @param fingerprint HMAC PRF, makes fingerprints
   * @param chain MAC, chains the groups of the log
   */
  public record Keys(
      @Nullable String identity, @Nullable String fingerprint, @Nullable String chain) {

    @Override
    public String toString() {
      return "Keys[sealed]";
    }
  }
}
