package io.optouthub.camel.salesforce;

import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Failures;
import io.optouthub.intake.PhoneNumbers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.jspecify.annotations.Nullable;

/** What the target and its read-back share: a Kamelet's parameters. */
public abstract class SalesforceCalls implements Processor, CamelContextAware {

  private static final Duration UNTIL_CALLS_COME_BACK = Duration.ofMinutes(15);

  private @Nullable CamelContext context;
  private @Nullable Organization organization;
  private Login login = Login.NONE;
  private String version = "62.0";
  private String country = "FR";
  private int floor = 1_000;
  List<Kind> kinds = List.of(Kind.CONTACT, Kind.LEAD);
  Flags flags = Flags.of("voice=DoNotCall,email=HasOptedOutOfEmail");

  boolean consents;

  public void setLoginUrl(String url) {
    this.login = login.withUrl(url);
  }

  public void setClientId(String clientId) {
    this.login = login.withClientId(clientId);
  }

  public void setClientSecret(String secret) {
    this.login = login.withClientSecret(secret);
  }

  public void setUserName(String user) {
    this.login = login.withUser(user);
  }

  public void setKeystore(String file) {
    this.login = login.withKeystore(file);
  }

  public void setKeystorePassword(String password) {
    this.login = login.withKeystorePassword(password);
  }

  public void setApiVersion(String version) {
    this.version = version;
  }

  /** ISO 3166 code that numbers belong to which do not say. */
  public void setCountry(String country) {
    this.country = country;
  }

  public void setApiFloor(int floor) {
    this.floor = floor;
  }

  /** As {@link Kind#of}. */
  public void setObjects(String objects) {
    this.kinds = Kind.of(objects);
  }

  /** As {@link Flags#of(String)}. */
  public void setFields(String fields) {
    this.flags = Flags.of(fields);
  }

  /** Whether the individual's consents are kept, too. */
  public void setConsents(boolean consents) {
    this.consents = consents;
  }

  synchronized Organization organization() {
    if (organization == null) {
      organization = new Organization(login.component(context()), version, floor);
    }
    return organization;
  }

  Search search(PhoneNumbers numbers) {
    return new Search(
        organization(), new Questions(kinds, flags, consents), numbers, country, version);
  }

  PhoneNumbers numbers() {
    PhoneNumbers given = context().getRegistry().findSingleByType(PhoneNumbers.class);
    return given == null ? PhoneNumbers.standard() : given;
  }

  @SuppressWarnings("unchecked") // Camel hands on what the hub put in.
  static List<Map<String, Object>> people(Exchange exchange) {
    return exchange.getMessage().getBody(List.class);
  }

  /** What a failed call says of everybody who was in it. */
  static Answer answer(Exception failure) {
    if (failure instanceof Organization.BelowFloor) {
      return new Answer.Outage(String.valueOf(failure.getMessage()), UNTIL_CALLS_COME_BACK);
    }
    if (failure instanceof SalesforceException refused && refused.getStatusCode() > 0) {
      String text = String.valueOf(refused.getMessage());
      // 400 is about our question, hardly about a person.
      return refused.getStatusCode() == 400
          ? new Answer.Unclear(Failures.cut("HTTP 400: " + text))
          : Failures.ofHttp(refused.getStatusCode(), text, null);
    }
    Throwable cause =
        failure instanceof IOException && failure.getCause() != null ? failure.getCause() : failure;
    return Failures.ofIo(cause);
  }

  CamelContext context() {
    if (context == null) {
      throw new IllegalStateException("not in a route");
    }
    return context;
  }

  @Override
  public void setCamelContext(CamelContext context) {
    this.context = context;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return context;
  }
}
