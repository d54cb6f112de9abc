package io.optouthub.camel.http;

import java.util.Set;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;

/** Camel's HTTP component, for every route: it connects to public addresses and allowed names. */
public final class PublicHttp extends HttpComponent {

  private final PublicAddresses addresses;

  /**
   * @param allowed names of hosts with private addresses
   */
  public PublicHttp(Set<String> allowed) {
    this.addresses = new PublicAddresses(allowed);
    // By itself the client waits out a Retry-After and tries again; here the courier does.
    setAutomaticRetriesDisabled(true);
    setCookieManagementDisabled(true);
  }

  @Override
  protected HttpClientConnectionManager createConnectionManager(
      Registry<ConnectionSocketFactory> registry,
      int maxTotalConnections,
      int connectionsPerRoute,
      SocketConfig socketConfig) {
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            registry,
            PoolConcurrencyPolicy.STRICT,
            PoolReusePolicy.LIFO,
            TimeValue.ofMilliseconds(getConnectionTimeToLive()),
            null,
            addresses,
            null);
    int total = maxTotalConnections > 0 ? maxTotalConnections : getMaxTotalConnections();
    int perRoute = connectionsPerRoute > 0 ? connectionsPerRoute : getConnectionsPerRoute();
    if (total > 0) {
      pool.setMaxTotal(total);
    }
    if (perRoute > 0) {
      pool.setDefaultMaxPerRoute(perRoute);
    }
    pool.setDefaultSocketConfig(socketConfig);
    return pool;
  }
}
