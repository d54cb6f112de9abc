package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Answer;
import io.optouthub.testing.FakeSalesforce;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceTargetIT extends TargetContract {

  private final FakeSalesforce salesforce;
  private String more = "";

  SalesforceTargetIT() throws Exception {
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
  void tenThousandPeopleInSixFormatsAreFoundAndNobodyElseWithFewCalls() throws Exception {
    String[] formats = {
      "+336399%05d", "336399%05d", "06399%05d", "06.39.9%s", "+33 6 39 9%s", "0033 (0)6 39 9%s"
    };
    List<Map<String, Object>> people = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      int n = 80_000 + i;
      String spaced = String.valueOf(n).replaceFirst("(\\d)(\\d\\d)(\\d\\d)", "$1 $2 $3");
      String format = formats[i % formats.length];
      String written = format.contains("%05d") ? format.formatted(n) : format.formatted(spaced);
      String field = i % 3 == 0 ? "Phone" : "MobilePhone";
      wanted.add(salesforce.put(i % 4 == 0 ? "Lead" : "Contact", field, written));
      if (i % 10 == 0) {
        // Ends in the same nine digits, and is another's.
        others.add(salesforce.put("Contact", "Phone", "+44 7" + ("6399" + n)));
      }
      people.add(change(i + 1, "+336399" + n));
    }
    start();
    salesforce.calls = 0;
    for (int from = 0; from < people.size(); from += 1_000) {
      assertThat(answers(people.subList(from, from + 1_000)))
          .hasSize(1_000)
          .allMatch(Answer.Applied.class::isInstance);
    }
    assertThat(wanted).allMatch(id -> salesforce.is(id, "DoNotCall"));
    assertThat(others).noneMatch(id -> salesforce.is(id, "DoNotCall"));
    assertThat(salesforce.calls).isLessThanOrEqualTo(10_000 / 100);

    int writes = salesforce.writes;
    answers(people.subList(0, 1_000));
    assertThat(salesforce.writes).as("a repeat writes nothing").isEqualTo(writes);
  }

  @Test
  void whatIsResetBehindOurBackIsFoundByReadingBack() throws Exception {
    List<Map<String, Object>> people = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      String number = "+3363998%04d".formatted(2_000 + i);
      ids.add(salesforce.put("Contact", "Phone", number));
      people.add(change(i + 1, number));
    }
    people.add(change(2_000, "+33639989999"));
    start();
    assertThat(answers(people)).allMatch(Answer.Applied.class::isInstance);
    for (int i = 0; i < 1_000; i++) {
      salesforce.record(ids.get(i)).put("DoNotCall", false);
    }
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
      assertThat(held).hasSize(501);
      assertThat(held).as("whom it does not know it cannot call").anyMatch("+33639989999"::equals);
    }
  }

  @Test
  void eachRecordsOwnAnswerCounts() throws Exception {
    String locked = salesforce.put("Contact", "Phone", "0639980201");
    String ruled = salesforce.put("Contact", "Phone", "0639980202");
    String gone = salesforce.put("Contact", "Phone", "0639980203");
    String good = salesforce.put("Contact", "Phone", "0639980204");
    salesforce.refused.put(ruled, "FIELD_CUSTOM_VALIDATION_EXCEPTION");
    salesforce.deleted.add(gone);
    start();
    List<Map<String, Object>> batch =
        List.of(
            change(1, "+33639980202"),
            change(2, "+33639980203"),
            change(3, "+33639980204"),
            change(4, "+33639980201"));
    assertThat(answers(batch))
        .satisfiesExactly(
            no ->
                assertThat(no)
                    .isEqualTo(
                        new Answer.Refused(
                            "FIELD_CUSTOM_VALIDATION_EXCEPTION: the organization's own words")),
            none -> assertThat(none).isInstanceOf(Answer.Applied.class),
            ok -> assertThat(ok).isInstanceOf(Answer.Applied.class),
            other -> assertThat(other).isInstanceOf(Answer.Applied.class));
    assertThat(salesforce.is(good, "DoNotCall")).isTrue();

    salesforce.record(locked).put("DoNotCall", false);
    salesforce.refused.put(locked, "UNABLE_TO_LOCK_ROW");
    assertThat(answers(List.of(change(4, "+33639980201"))))
        .allMatch(Answer.Outage.class::isInstance);
  }

  @Test
  void callsAreLeftToOthers() throws Exception {
    more = "&apiFloor=50";
    salesforce.most = 100;
    start();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .allMatch(Answer.Applied.class::isInstance);
    salesforce.calls = 60;
    answers(List.of(change(2, "+33199001234")));
    int before = salesforce.calls;
    assertThat(answers(List.of(change(3, "+33639980123"))))
        .singleElement()
        .isInstanceOfSatisfying(
            Answer.Outage.class,
            outage -> assertThat(outage.text()).contains("API calls of the day are left"));
    assertThat(salesforce.calls).as("one look at the limits").isEqualTo(before + 1);
    salesforce.calls = 0;
    assertThat(answers(List.of(change(3, "+33639980123"))))
        .allMatch(Answer.Applied.class::isInstance);
  }

  @Test
  void logsInAgainWhenATokenEnds() throws Exception {
    start();
    answers(List.of(change(1, "+33639980123")));
    salesforce.forgetTokens();
    assertThat(answers(List.of(change(2, "+33199001234"))))
        .allMatch(Answer.Applied.class::isInstance);
    assertThat(held()).hasSize(2);
  }

  @Test
  void aReleaseLeavesACheckboxThatAnotherNumberOfTheRecordMayWant() throws Exception {
    String two = salesforce.put("Contact", "Phone", "0639980301", "MobilePhone", "0639980302");
    String one = salesforce.put("Contact", "Phone", "0639980303");
    start();
    answers(
        List.of(change(1, "+33639980301"), change(2, "+33639980302"), change(3, "+33639980303")));
    Map<String, Object> release = change(4, "+33639980301");
    release.put("voice", false);
    Map<String, Object> only = change(5, "+33639980303");
    only.put("voice", false);
    answers(List.of(release, only));
    assertThat(salesforce.is(two, "DoNotCall")).isTrue();
    assertThat(salesforce.is(one, "DoNotCall")).isFalse();
  }

  @Test
  void addressesSetTheirOwnCheckboxAndFieldsCanBeNamed() throws Exception {
    more = "&objects=Contact,PersonAccount&fields=voice=Stop__c,email=HasOptedOutOfEmail";
    String mail = salesforce.put("Contact", "Email", "O'Neil@Example.org");
    String account = salesforce.put("Account", "PersonMobilePhone", "0639980401");
    start();
    Map<String, Object> address = change(1, "o'neil@example.org");
    address.put("kind", "email");
    address.put("voice", false);
    address.put("email", true);
    assertThat(answers(List.of(address, change(2, "+33639980401"))))
        .allMatch(Answer.Applied.class::isInstance);
    assertThat(salesforce.is(mail, "HasOptedOutOfEmail")).isTrue();
    assertThat(salesforce.record(mail).has("Stop__c")).isFalse();
    assertThat(salesforce.is(account, "Stop__pc")).isTrue();
  }

  @Test
  void aKeystoreMakesItAJwtBearer() throws Exception {
    Path keystore = Path.of("target/salesforce-" + System.nanoTime() + ".p12");
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            "-genkeypair",
            "-alias",
            "hub",
            "-keyalg",
            "RSA",
            "-storetype",
            "PKCS12",
            "-dname",
            "CN=hub",
            "-storepass",
            "changeit",
            "-keystore",
            keystore.toString())
        .inheritIO()
        .start()
        .waitFor();
    more = "&userName=hub@example.com&keystorePassword=changeit&keystore=file:" + keystore;
    start();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .allMatch(Answer.Applied.class::isInstance);
    assertThat(salesforce.grants).containsOnly("jwt");
  }
}
