package io.optouthub.camel;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives {@code optout.generated-secret}, random at each start: a webhook for which nobody has set a
 * secret is closed to everybody, rather than open to those who read the documentation.
 */
public final class GeneratedSecret implements EnvironmentPostProcessor {

  static final String NAME = "optout.generated-secret";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource(NAME, Map.of(NAME, HexFormat.of().formatHex(random))));
  }
}
