package io.optouthub.camel;

import io.optouthub.register.Leases;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets one of several hubs look into a mailbox, a folder or a table. The one that holds a channel's
 * lease looks; the others try to take it whenever they would look. A hub that stands still cannot
 * renew its leases and, since it counts their time itself, knows so when it goes on.
 */
@Component
class ChannelLeases extends LifecycleStrategySupport {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelLeases.class);

  private final Leases leases;
  private final Duration length;
  private final UUID hub = UUID.randomUUID();

  /** Channel to the time until which its lease surely is ours, by this machine's own counting. */
  private final Map<String, Long> held = new ConcurrentHashMap<>();

  private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();
  private final Map<String, String> channels = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "channel-leases");
            thread.setDaemon(true);
            return thread;
          });

  ChannelLeases(Leases leases, RoutesSettings settings) {
    this.leases = leases;
    this.length = settings.lease();
    long pause = length.toMillis() / 4;
    clockwork.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onRoutesAdd(Collection<Route> routes) {
    for (Route route : routes) {
      if (route.getConsumer() instanceof ScheduledPollConsumer polling) {
        PollingConsumerPollStrategy own = polling.getPollStrategy();
        polling.setPollStrategy(
            new TakingTurns(
                this, route, own == null ? new DefaultPollingConsumerPollStrategy() : own));
      }
    }
  }

  @Override
  public void onRoutesRemove(Collection<Route> routes) {
    for (Route route : routes) {
      String channel = channels.remove(route.getRouteId());
      if (channel != null) {
        release(channel);
      }
    }
  }

  /** Whether another hub looks into it. */
  boolean elsewhere(String channel) {
    return elsewhere.contains(channel);
  }

  /**
   * Whether this hub may look into a channel now.
   *
   * @param route the route that looks, which may be a Kamelet's
   */
  boolean mayLook(String channel, String route) {
    channels.put(route, channel);
    Long until = held.get(channel);
    return until != null && System.nanoTime() - until < 0 || take(channel);
  }

  private boolean take(String channel) {
    long asked = System.nanoTime();
    if (leases.take(channel, hub, length)) {
      held.put(channel, asked + length.toNanos());
      if (elsewhere.remove(channel)) {
        LOG.info("channel-taken-over channel={}", channel);
      }
      return true;
    }
    held.remove(channel);
    if (elsewhere.add(channel)) {
      LOG.info("channel-elsewhere channel={}: another hub looks into it", channel);
    }
    return false;
  }

  private void renew() {
    for (String channel : held.keySet()) {
      try {
        if (channels.containsValue(channel)) {
          take(channel);
        } else {
          release(channel);
        }
      } catch (RuntimeException e) {
        LOG.debug("lease-not-renewed channel={} cause={}", channel, e.getClass().getSimpleName());
      }
    }
  }

  private void release(String channel) {
    elsewhere.remove(channel);
    if (held.remove(channel) == null) {
      return;
    }
    try {
      leases.release(channel, hub);
    } catch (RuntimeException e) {
      // It ends by itself.
      LOG.debug("lease-not-released channel={} cause={}", channel, e.getClass().getSimpleName());
    }
  }

  @PreDestroy
  void stop() {
    clockwork.shutdownNow();
    Set.copyOf(held.keySet()).forEach(this::release);
  }
}
