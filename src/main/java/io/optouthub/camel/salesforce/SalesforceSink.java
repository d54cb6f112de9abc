package io.optouthub.camel.salesforce;

import io.optouthub.delivery.Answer;
import io.optouthub.intake.PhoneNumbers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** Finds the people of a batch in an organization and sets their checkboxes. */
public final class SalesforceSink extends SalesforceCalls {

  private int bulkFrom = 2_000;
  private Duration bulkPatience = Duration.ofMinutes(10);

  /** From so many records on they are written as a job. */
  public void setBulkFrom(int records) {
    this.bulkFrom = records;
  }

  /** Seconds that a job may take. */
  public void setBulkPatience(int seconds) {
    this.bulkPatience = Duration.ofSeconds(seconds);
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    List<Map<String, Object>> changes = people(exchange);
    PhoneNumbers numbers = numbers();
    try (ProducerTemplate camel = context().createProducerTemplate()) {
      List<Found> found = search(numbers).records(camel, People.parts(changes, numbers));
      Map<String, List<Found>> byPerson = byPerson(found);
      Updates updates = new Updates();
      Consents individuals = new Consents(organization(), camel);
      for (Map<String, Object> change : changes) {
        for (Found record : byPerson.getOrDefault(People.key(change), List.of())) {
          add(updates, change, record);
          if (consents) {
            individuals.add(record, change);
          }
        }
      }
      updates.run(
          organization(), camel, new BulkJobs(organization(), camel, bulkFrom, bulkPatience));
      individuals.run();
      exchange
          .getMessage()
          .setBody(
              new Answer.Each(
                  answers(
                      changes, byPerson, r -> Consents.worse(updates.of(r), individuals.of(r)))));
    } catch (SalesforceException | IOException e) {
      exchange.getMessage().setBody(answer(e));
    }
  }

  static Map<String, List<Found>> byPerson(List<Found> found) {
    Map<String, List<Found>> byPerson = new HashMap<>();
    for (Found record : found) {
      for (String identity : record.identities()) {
        byPerson.computeIfAbsent(identity, i -> new ArrayList<>()).add(record);
      }
    }
    return byPerson;
  }

  /** A checkbox is the record's; released is it only when no other number of it could want it. */
  private void add(Updates updates, Map<String, Object> change, Found record) {
    Map<String, Boolean> values = flags.of(change, record.kind());
    if (record.hasOtherNumberThan(People.key(change))) {
      values.values().removeIf(value -> !value);
    }
    updates.add(record, values);
  }

  /** Of several records of a person the worst answer counts. */
  private static List<Answer> answers(
      List<Map<String, Object>> changes,
      Map<String, List<Found>> byPerson,
      Function<Found, Answer> byRecord) {
    List<Answer> answers = new ArrayList<>();
    for (Map<String, Object> change : changes) {
      List<Found> records = byPerson.getOrDefault(People.key(change), List.of());
      Answer answer = new Answer.Applied(records.isEmpty() ? "no record" : "applied");
      for (Found record : records) {
        answer = Consents.worse(answer, byRecord.apply(record));
      }
      answers.add(answer);
    }
    return answers;
  }
}
