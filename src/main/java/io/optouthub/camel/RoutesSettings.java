package io.optouthub.camel;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.routes.*}.
 *
 * @param folder holds {@code channels}, {@code targets} and, if you have some of your own, {@code
 *     kamelets}
 * @param poll how often it is looked at for changes
 * @param lease how long a channel stays with a hub that is not heard of any more
 */
@Validated
@ConfigurationProperties(prefix = "optout.routes", ignoreUnknownFields = false)
public record RoutesSettings(
    @DefaultValue("routes") @NotNull Path folder,
    @DefaultValue("1s") @NotNull @DurationMin(millis = 10) Duration poll,
    @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) Duration lease) {}
