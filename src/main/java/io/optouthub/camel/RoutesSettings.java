package io.optouthub.camel;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.routes.*}.
 *
 * @param folder holds {@code channels}, {@code targets} and, if you have some of your own, {@code
 *     kamelets}
 * @param poll how often it is looked at for changes
 */
@Validated
@ConfigurationProperties(prefix = "optout.routes", ignoreUnknownFields = false)
public record RoutesSettings(
    @DefaultValue("routes") @NotNull Path folder, @DefaultValue("1s") @NotNull Duration poll) {}
