package io.optouthub.register;

import io.optouthub.optout.Arrival;
import java.time.Duration;
import java.time.Period;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.cases.*}.
 *
 * @param deadline from the complaint to the answer, in ISO 8601; GDPR art. 12 (3) says one month
 * @param repeats kinds of arrivals by which people themselves ask: who asks again by one of these
 *     was called again. A vendor's file says everything again each day, so files are not among them
 * @param repeatedAfter a repeat that comes sooner than this after the request before opens no case
 */
@ConfigurationProperties(prefix = "optout.cases", ignoreUnknownFields = false)
public record CaseSettings(
    @DefaultValue("P1M") Period deadline,
    @DefaultValue({"mail", "form"}) Set<Arrival.Kind> repeats,
    @DefaultValue("24h") Duration repeatedAfter) {

  public CaseSettings {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("optout.cases.deadline: longer than nothing, such as P1M");
    }
    repeats = Set.copyOf(repeats);
  }
}
