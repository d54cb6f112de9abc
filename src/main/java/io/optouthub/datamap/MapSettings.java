package io.optouthub.datamap;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.map.*}.
 *
 * @param file the data map
 * @param poll how often it is looked at for changes
 */
@Validated
@ConfigurationProperties(prefix = "optout.map", ignoreUnknownFields = false)
public record MapSettings(
    @DefaultValue("config/map.yaml") @NotNull Path file,
    @DefaultValue("1s") @NotNull Duration poll) {}
