package io.optouthub.camel.salesforce;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.salesforce.SalesforceComponent;

/**
 * Camel's component for Salesforce, without redirects: secrets and people go where they were meant
 * to, and nowhere that an answer names.
 */
public final class SteadySalesforce extends SalesforceComponent {

  /** As Camel makes it. */
  public SteadySalesforce() {
    // Camel takes out of the map what it has used.
    setHttpClientProperties(new HashMap<>(Map.of("followRedirects", false)));
  }
}
