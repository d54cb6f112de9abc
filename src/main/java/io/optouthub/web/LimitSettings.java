package io.optouthub.web;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.limits.*}: above, the answer is 429 with {@code Retry-After}, and nothing
 * is taken.
 *
 * @param address what one address may send to the public pages within a minute; of IPv6 the first
 *     64 bits are an address
 * @param lookups how many requests it may look up by their references within a minute
 * @param readings how often it may ask how a number is read, as a form does while somebody types
 * @param failures how many wrong API keys, or logins of any kind, it may try within ten minutes
 * @param number how often one number or address may be named in the form within an hour
 * @param numberApi how often through the API
 * @param webhook what one address may send to one webhook within a second
 * @param key what one API key may send within a second
 * @param underWay requests that are worked on at once, of everybody together
 */
@Validated
@ConfigurationProperties(prefix = "optout.limits", ignoreUnknownFields = false)
record LimitSettings(
    @DefaultValue("30") @Min(1) int address,
    @DefaultValue("60") @Min(1) int lookups,
    @DefaultValue("120") @Min(1) int readings,
    @DefaultValue("20") @Min(1) int failures,
    @DefaultValue("10") @Min(1) int number,
    @DefaultValue("1000") @Min(1) int numberApi,
    @DefaultValue("1000") @Min(1) int webhook,
    @DefaultValue("1000") @Min(1) int key,
    @DefaultValue("150") @Min(1) int underWay) {}
