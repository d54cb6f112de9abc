package io.optouthub.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.intake.Raw;
import io.optouthub.register.SourceMarks;
import io.optouthub.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a table or a Salesforce names as it likes is data to the intake, and no header. */
class PolledSourcesIT {

  /** What the names say, if anybody asks them. */
  private static final String TRAP = "drop table contact";

  private final CamelContext camel = ConnectorsForTests.polling(new Marks());
  private final List<Raw.Webhook> arrived = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();

  @AfterEach
  void stopCamel() {
    camel.stop();
  }

  @Test
  void theColumnsOfATableAreOnlyData() throws Exception {
    DataSource database = TestDatabase.empty();
    JdbcClient sql = JdbcClient.create(database);
    String columns =
        HostileNames.ALL.stream()
            .map(name -> ", \"" + name + "\" text default '" + TRAP + "'")
            .collect(Collectors.joining());
    sql.sql("create table contact (id int, phone text, updated_at timestamptz" + columns + ")")
        .update();
    sql.sql("insert into contact values (1, '0199001234', now() - interval '1 h')").update();
    camel.getRegistry().bind("optout-database-crm", DataSource.class, database);
    start(
        "kamelet:optout-jdbc-source?database=crm&delay=200"
            + "&query=RAW(select * from contact where updated_at >= :?mark order by updated_at)");
    ChannelContract.settled(() -> assertThat(arrived).hasSize(1));
    assertAllIsData(HostileNames.ALL);
    sql.sql("insert into contact values (2, '0199001235', now())").update();
    ChannelContract.settled(() -> assertThat(arrived).hasSize(2));
    assertThat(headers).isEmpty();
  }

  @Test
  void theFieldsAndHeadersOfSalesforceAreOnlyData() throws Exception {
    WireMockServer salesforce = new WireMockServer(options().dynamicPort());
    salesforce.start();
    try {
      String token =
          "{\"access_token\":\"t\",\"instance_url\":\"%1$s\",\"id\":\"%1$s/id/00D000000000001EAA/x\"}";
      salesforce.stubFor(
          post(urlPathMatching("/services/oauth2/token"))
              .willReturn(okJson(token.formatted(salesforce.baseUrl()))));
      ResponseDefinitionBuilder answer =
          aResponse().withHeader("Content-Type", "application/json").withBody(records());
      // The client itself refuses an answer with such a Host.
      HostileNames.ALL.stream()
          .filter(name -> !name.equals("Host"))
          .forEach(name -> answer.withHeader(name, TRAP));
      salesforce.stubFor(get(urlPathMatching("/services/data/.*")).willReturn(answer));
      start(
          "kamelet:optout-salesforce-source?clientId=hub&clientSecret=s3&delay=500&loginUrl="
              + salesforce.baseUrl());
      ChannelContract.settled(() -> assertThat(arrived).hasSize(1));
      assertAllIsData(HostileNames.ALL);
    } finally {
      camel.stop();
      salesforce.stop();
    }
  }

  private static String records() {
    ObjectNode answer = new ObjectMapper().createObjectNode().put("done", true);
    ObjectNode record = answer.putArray("records").addObject();
    record.put("Id", "003").put("MobilePhone", "0199001234");
    record.put("SystemModstamp", "2026-11-20T10:00:00.000+0000");
    HostileNames.ALL.forEach(name -> record.put(name, TRAP));
    return answer.toString();
  }

  private void assertAllIsData(Set<String> names) throws Exception {
    assertThat(headers).isEmpty();
    JsonNode row = new ObjectMapper().readTree(arrived.get(0).body());
    for (String name : names) {
      assertThat(row.path(name).asText()).as(name).isEqualTo(TRAP);
    }
  }

  private void start(String source) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(source).process(PolledSourcesIT.this::intake);
          }
        });
    camel.start();
  }

  private void intake(Exchange exchange) {
    headers.addAll(exchange.getMessage().getHeaders().keySet());
    arrived.add(exchange.getMessage().getBody(Raw.Webhook.class));
    exchange.getMessage().setBody(Map.of("reference", "R", "outcome", "registered"));
  }

  static final class Marks implements SourceMarks {
    private final Map<String, String> marks = new ConcurrentHashMap<>();

    @Override
    public Optional<String> of(String channel) {
      return Optional.ofNullable(marks.get(channel));
    }

    @Override
    public void keep(String channel, String mark) {
      marks.put(channel, mark);
    }
  }
}
