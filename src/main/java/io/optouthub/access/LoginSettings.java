package io.optouthub.access;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.access.login.*}.
 *
 * @param attempts wrong passwords for one name, at all hubs together, that lock it
 * @param within the time in which they count
 * @param locked how long a name stays locked
 */
@Validated
@ConfigurationProperties("optout.access.login")
record LoginSettings(
    @DefaultValue("10") @Min(1) int attempts,
    @DefaultValue("15m") Duration within,
    @DefaultValue("15m") Duration locked) {}
