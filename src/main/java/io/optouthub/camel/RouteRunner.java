package io.optouthub.camel;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts a route file's routes into Camel, those its Kamelets bring along included, and takes them
 * out again.
 */
@Component
class RouteRunner {

  private static final Logger LOG = LoggerFactory.getLogger(RouteRunner.class);
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private final CamelContext camel;
  private final PollErrors errors;
  private final ChannelLeases leases;

  RouteRunner(CamelContext camel, PollErrors errors, ChannelLeases leases) {
    this.camel = camel;
    this.errors = errors;
    this.leases = leases;
  }

  /**
   * @return the ids of all routes that came of it
   * @throws RouteFileRefused with nothing left behind
   */
  Set<String> load(String fileName, String text) throws RouteFileRefused {
    Set<String> before = ids();
    try {
      PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(fileName, text));
      Set<String> loaded = ids();
      loaded.removeAll(before);
      if (loaded.isEmpty()) {
        throw new RouteFileRefused(
            (Integer) null, "no route came of it; is its id in use already?");
      }
      return loaded;
    } catch (RouteFileRefused e) {
      throw e;
    } catch (Exception e) {
      Set<String> left = ids();
      left.removeAll(before);
      unload(left);
      throw refused(e);
    }
  }

  void unload(Set<String> ids) {
    for (String id : ids) {
      try {
        camel.getRouteController().stopRoute(id, 60, TimeUnit.SECONDS);
        camel.removeRoute(id);
      } catch (Exception e) {
        LOG.warn("route-removal-failed route={} cause={}", id, e.getClass().getSimpleName());
      }
    }
  }

  /**
   * {@code running}, {@code standby} (another hub looks), {@code suspended}, {@code starting} or
   * {@code stopped}.
   */
  String state(String id) {
    ServiceStatus status = camel.getRouteController().getRouteStatus(id);
    if (status == null) {
      return "stopped";
    }
    return switch (status) {
      case Started -> leases.elsewhere(id) ? "standby" : "running";
      case Suspended, Suspending -> "suspended";
      case Starting, Initializing, Initialized -> "starting";
      default -> "stopped";
    };
  }

  /** Why the last look at the source failed; null when it did not. */
  @Nullable String lastError(Set<String> ids) {
    for (String id : ids) {
      String polled = errors.of(id);
      if (polled != null) {
        return polled;
      }
      Route route = camel.getRoute(id);
      Consumer consumer = route == null ? null : route.getConsumer();
      if (consumer instanceof ScheduledPollConsumer polling && polling.getErrorCounter() > 0) {
        HealthCheck health = polling.getHealthCheck();
        Throwable error = health == null ? null : health.call().getError().orElse(null);
        return error == null ? "the last look failed" : PollErrors.text(error);
      }
    }
    return null;
  }

  private static RouteFileRefused refused(Exception e) {
    String message = String.valueOf(e.getMessage());
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String telling = cause == e ? message : message + ": " + cause.getMessage();
    Matcher line = LINE.matcher(telling);
    return new RouteFileRefused(line.find() ? Integer.valueOf(line.group(1)) : null, telling);
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    camel.getRoutes().forEach(route -> ids.add(route.getRouteId()));
    return ids;
  }
}
