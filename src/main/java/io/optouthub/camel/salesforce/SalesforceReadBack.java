package io.optouthub.camel.salesforce;

import io.optouthub.intake.PhoneNumbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;

/**
 * Asks an organization whose checkboxes are set; where there is no record, nobody can be called.
 */
public final class SalesforceReadBack extends SalesforceCalls {

  @Override
  public void process(Exchange exchange) throws IOException {
    List<Map<String, Object>> people = people(exchange);
    PhoneNumbers numbers = numbers();
    try (ProducerTemplate camel = context().createProducerTemplate()) {
      List<Found> found = search(numbers).records(camel, People.parts(people, numbers));
      Map<String, List<Found>> byPerson = SalesforceSink.byPerson(found);
      Consents individuals = new Consents(organization(), camel);
      if (consents) {
        people.forEach(
            person ->
                byPerson
                    .getOrDefault(People.key(person), List.of())
                    .forEach(record -> individuals.add(record, person)));
        individuals.read();
      }
      List<String> held = new ArrayList<>();
      for (Map<String, Object> person : people) {
        List<Found> records = byPerson.getOrDefault(People.key(person), List.of());
        if (records.stream().allMatch(r -> holds(r, person) && individuals.hold(r))) {
          held.add(People.key(person));
        }
      }
      exchange.getMessage().setBody(held);
    } catch (SalesforceException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private boolean holds(Found record, Map<String, Object> person) {
    return flags.of(person, record.kind()).entrySet().stream()
        .filter(Map.Entry::getValue)
        .allMatch(flag -> record.holds(flag.getKey(), true));
  }
}
