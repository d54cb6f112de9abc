package io.optouthub.answer;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.answers.*}; nobody is written to while {@code host} or {@code from} is not
 * set.
 *
 * @param enabled whether people who asked are answered; owners of systems are told all the same
 * @param host of the SMTP server that takes the hub's mails
 * @param tls whether STARTTLS is required
 * @param from the address that answers come from
 * @param envelope where bounces of answers go; {@code <>} for nowhere (RFC 3834, section 3.3)
 * @param folder templates of the integrator's own, which stand before the hub's
 * @param page the public address of the hub, for a link to the request's page; no link without it
 * @param most answers to one address within a day
 * @param owners language of mails to those who answer for systems: en, fr
 */
@ConfigurationProperties("optout.answers")
record AnswerSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("true") boolean tls,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("") String from,
    @DefaultValue("<>") String envelope,
    @DefaultValue("config/answers") Path folder,
    @Nullable URI page,
    @DefaultValue("3") int most,
    @DefaultValue("en") String owners) {

  /** To people who asked. */
  boolean sends() {
    return enabled && reaches();
  }

  /** At all. */
  boolean reaches() {
    return !host.isBlank() && !from.isBlank();
  }
}
