package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Answer;
import io.optouthub.testing.FakeSalesforce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything that is written as a job holds what is written in calls. */
class SalesforceJobsIT extends TargetContract {

  private final FakeSalesforce salesforce;
  private String more = "&bulkFrom=1";

  SalesforceJobsIT() throws Exception {
    salesforce = new FakeSalesforce();
    salesforce.put("Contact", "MobilePhone", "06 39 98 01 23");
    salesforce.put("Lead", "Phone", "+33 (0)1 99 00 12 34");
  }

  @AfterEach
  void stop() {
    camel.stop();
    salesforce.close();
  }

  @Override
  String sink() {
    return "kamelet:optout-salesforce-sink?clientId=hub&clientSecret=RAW(s3)&loginUrl="
        + salesforce.url()
        + more;
  }

  @Override
  List<String> held() {
    return salesforce.records.values().stream()
        .filter(record -> record.path("DoNotCall").asBoolean(false))
        .map(record -> record.has("Phone") ? "+33199001234" : "+33639980123")
        .toList();
  }

  @Override
  void goDown() {
    salesforce.away = true;
  }

  @Test
  void tenThousandPeopleAreOneJobForEachType() throws Exception {
    more = "";
    List<Map<String, Object>> people = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String number = "+336399%05d".formatted(80_000 + i);
      ids.add(salesforce.put(i % 4 == 0 ? "Lead" : "Contact", "Phone", number));
      people.add(change(i + 1, number));
    }
    salesforce.refused.put(ids.get(77), "FIELD_CUSTOM_VALIDATION_EXCEPTION");
    salesforce.deleted.add(ids.get(78));
    start();
    salesforce.calls = 0;
    List<Answer> answers = answers(people);
    assertThat(answers).hasSize(10_000);
    assertThat(answers.get(77))
        .isEqualTo(
            new Answer.Refused("FIELD_CUSTOM_VALIDATION_EXCEPTION: the organization's own words"));
    assertThat(answers.stream().filter(Answer.Applied.class::isInstance)).hasSize(9_999);
    assertThat(ids.stream().filter(id -> salesforce.is(id, "DoNotCall"))).hasSize(9_998);
    assertThat(salesforce.bulk.states()).containsExactly("JobComplete", "JobComplete");
    assertThat(salesforce.calls).isLessThanOrEqualTo(4 + 2 * 8);
  }

  @Test
  void aJobThatFailsIsAnOutageInItsWords() throws Exception {
    salesforce.bulk.fails = "InternalServerError : try again";
    start();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .singleElement()
        .isInstanceOfSatisfying(
            Answer.Outage.class,
            outage -> assertThat(outage.text()).contains("InternalServerError : try again"));
  }

  @Test
  void consentsOfTheIndividualAreKeptAndReadBack() throws Exception {
    more = "&consents=true";
    String known = salesforce.put("Contact", "Phone", "0639980501", "IndividualId", "0PK1");
    salesforce.put("Lead", "Phone", "0639980502", "IndividualId", "0PK2");
    String other =
        salesforce.put(
            "ContactPointTypeConsent",
            "PartyId",
            "0PK2",
            "ContactPointType",
            "Phone",
            "PrivacyConsentStatus",
            "OptIn");
    start();
    List<Map<String, Object>> people =
        List.of(change(1, "+33639980501"), change(2, "+33639980502"), change(3, "+33639980123"));
    assertThat(answers(people)).hasSize(3).allMatch(Answer.Applied.class::isInstance);
    assertThat(salesforce.record(other).path("PrivacyConsentStatus").asText()).isEqualTo("OptOut");
    assertThat(consents("0PK1")).containsExactly("Phone OptOut");
    assertThat(salesforce.is(known, "DoNotCall")).isTrue();
    int writes = salesforce.writes;
    answers(people);
    assertThat(salesforce.writes).as("a repeat writes nothing").isEqualTo(writes);

    salesforce.record(other).put("PrivacyConsentStatus", "OptIn");
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:ask")
                .errorHandler(noErrorHandler())
                .to(sink().replace("salesforce-sink", "salesforce-verify-action"));
          }
        });
    try (var template = camel.createProducerTemplate()) {
      List<?> held = template.requestBody("direct:ask", people, List.class);
      assertThat(held).hasSize(2).noneMatch("+33639980502"::equals);
    }
    Map<String, Object> release = change(4, "+33639980501");
    release.put("voice", false);
    answers(List.of(release));
    assertThat(consents("0PK1")).containsExactly("Phone OptIn");
  }

  private List<String> consents(String individual) {
    return salesforce.records.values().stream()
        .filter(record -> record.path("PartyId").asText().equals(individual))
        .map(
            record ->
                record.path("ContactPointType").asText()
                    + " "
                    + record.path("PrivacyConsentStatus").asText())
        .toList();
  }
}
