package io.optouthub.camel;

import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.register.Checks;
import io.optouthub.register.Register;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.springframework.stereotype.Component;

/**
 * The {@code optout:} component: {@code optout:intake/<channel>} takes in what a route brings,
 * {@code optout:changes/<target>} brings a route what its target must apply, {@code
 * optout:verify/<target>} what it must hold; {@code optout:scrub/<name>} scrubs lists, and {@code
 * optout:check/<name>} tells of one person whether they must not be called.
 */
@Component("optout-component")
class OptOutComponent extends DefaultComponent {

  private final Intake intake;
  private final Deliveries deliveries;
  private final Checks checks;
  private final PhoneNumbers numbers;
  private final Set<Runnable> wakened = ConcurrentHashMap.newKeySet();

  OptOutComponent(
      Intake intake,
      Deliveries deliveries,
      Register register,
      Checks checks,
      PhoneNumbers numbers) {
    this.intake = intake;
    this.deliveries = deliveries;
    this.checks = checks;
    this.numbers = numbers;
    register.onAppend(head -> wakened.forEach(Runnable::run));
  }

  /** Has the waker run after every append, until {@link #rest}. */
  void wake(Runnable waker) {
    wakened.add(waker);
  }

  void rest(Runnable waker) {
    wakened.remove(waker);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    if (remaining.startsWith(ScrubEndpoint.OPERATION)) {
      String name = remaining.substring(ScrubEndpoint.OPERATION.length());
      return with(parameters, new ScrubEndpoint(uri, this, name));
    }
    if (remaining.startsWith(CheckEndpoint.OPERATION)) {
      return with(parameters, new CheckEndpoint(uri, this));
    }
    int slash = remaining.indexOf('/');
    if (slash < 1 || slash == remaining.length() - 1) {
      throw new IllegalArgumentException(
          "Write optout:intake/<channel>, optout:changes/<target> or optout:verify/<target>");
    }
    OptOutEndpoint endpoint = new OptOutEndpoint(uri, this);
    endpoint.setOperation(Operation.of(remaining.substring(0, slash)));
    endpoint.setName(remaining.substring(slash + 1));
    endpoint.setFields(texts(parameters, "field."));
    endpoint.setConstants(texts(parameters, "constant."));
    endpoint.setMeanings(texts(parameters, "value."));
    return with(parameters, endpoint);
  }

  private Endpoint with(Map<String, Object> parameters, Endpoint endpoint) throws Exception {
    setProperties(endpoint, parameters);
    return endpoint;
  }

  private static Map<String, String> texts(Map<String, Object> parameters, String prefix) {
    Map<String, String> texts = new LinkedHashMap<>();
    PropertiesHelper.extractProperties(parameters, prefix)
        .forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  Intake intake() {
    return intake;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Checks checks() {
    return checks;
  }

  PhoneNumbers numbers() {
    return numbers;
  }
}
