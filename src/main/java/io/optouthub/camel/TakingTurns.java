package io.optouthub.camel;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/** Looks only while this hub may. */
final class TakingTurns implements PollingConsumerPollStrategy {

  private final ChannelLeases leases;
  private final Route route;
  private final PollingConsumerPollStrategy inner;

  TakingTurns(ChannelLeases leases, Route route, PollingConsumerPollStrategy inner) {
    this.leases = leases;
    this.route = route;
    this.inner = inner;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    String id = route.getRouteId();
    return leases.mayLook(Poll.channel(route.getCamelContext(), id), id)
        && inner.begin(consumer, endpoint);
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polled) {
    inner.commit(consumer, endpoint, polled);
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception failure)
      throws Exception {
    return inner.rollback(consumer, endpoint, retries, failure);
  }
}
