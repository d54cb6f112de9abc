package io.optouthub.scrub;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code optout.scrub.*}.
 *
 * @param limit the longest list, as it was sent and inflated
 * @param validity how long a scrubbed list may be used
 * @param atOnce how many lists are read at the same time; more are told to come again
 * @param blind vendors that send keyed fingerprints, by name
 */
@ConfigurationProperties("optout.scrub")
public record ScrubSettings(
    @DefaultValue("16GB") DataSize limit,
    @DefaultValue("30d") Duration validity,
    @DefaultValue("4") int atOnce,
    @DefaultValue Map<String, Vendor> blind) {

  public ScrubSettings {
    if (validity.isNegative() || validity.isZero()) {
      throw new IllegalArgumentException("optout.scrub.validity: longer than nothing");
    }
    if (atOnce < 1) {
      throw new IllegalArgumentException("optout.scrub.at-once: 1 at least");
    }
    blind = Map.copyOf(blind);
  }

  /**
   * @param secret agreed with the vendor, the key of its HMAC-SHA-256; at least 24 characters
   * @param keys the API keys by which it asks, by name
   */
  public record Vendor(String secret, @DefaultValue List<String> keys) {

    public Vendor {
      if (secret.length() < 24) {
        throw new IllegalArgumentException(
            "optout.scrub.blind.<vendor>.secret: at least 24 characters");
      }
      keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
      return "Vendor[sealed]";
    }
  }
}
