package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.testing.MariaDb;
import io.optouthub.testing.Vicidial;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Against a MariaDB with VICIdial's tables, which know no transactions. */
class VicidialTargetIT extends TargetContract {

  private final DataSource database = ConnectorsForTests.database(MariaDb.url());
  private final JdbcClient sql = JdbcClient.create(database);
  private String campaign = "-SYSINT-";

  @BeforeEach
  void createTables() {
    Vicidial.createTables(sql);
    sql.sql(
            """
            insert into vicidial_campaigns values
              ('SOLAR', 'Y', 'Y', 'Y'), ('OLD', 'N', 'N', 'N')
            """)
        .update();
    camel.getRegistry().bind("optout-database-vici", DataSource.class, database);
  }

  @Override
  String sink() {
    return "kamelet:optout-vicidial-sink?database=vici&campaign=" + campaign;
  }

  @Override
  List<String> held() {
    return sql.sql("select phone_number from vicidial_dnc").query(String.class).list();
  }

  @Override
  void goDown() throws Exception {
    camel
        .getRegistry()
        .bind(
            "optout-database-vici",
            DataSource.class,
            new MariaDbDataSource("jdbc:mariadb://127.0.0.1:1/asterisk?connectTimeout=2000"));
  }

  @Test
  void whatChangesIsLoggedOnceThereUnderTheHubsName() throws Exception {
    start();
    Map<String, Object> stop = change(1, "0639980123");
    Map<String, Object> release = change(2, "0639980123");
    release.put("suppressed", false);
    send(List.of(stop), Map.of());
    send(List.of(stop), Map.of());
    send(List.of(release), Map.of());
    send(List.of(release), Map.of());

    assertThat(held()).isEmpty();
    assertThat(
            sql.sql(
                    "select concat_ws(' ', phone_number, campaign_id, action, user) from vicidial_dnc_log")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            "0639980123 -SYSINT- add optout-hub", "0639980123 -SYSINT- delete optout-hub");
  }

  @Test
  void aCampaignsOwnListIsAnother() throws Exception {
    campaign = "SOLAR";
    start();
    send(List.of(change(1, "0639980123")), Map.of());
    assertThat(held()).isEmpty();
    assertThat(
            sql.sql("select concat(phone_number, campaign_id) from vicidial_campaign_dnc")
                .query(String.class)
                .list())
        .containsExactly("0639980123SOLAR");
  }

  @Test
  void readsBackWhatIsOnTheListInAnyWriting() throws Exception {
    start();
    send(List.of(change(1, "0639980123"), change(2, "0639980124")), Map.of());
    ask("-SYSINT-");

    Map<String, Object> held = change(1, "0639980123");
    held.put("writings", List.of("33639980123", "0639980123"));
    Map<String, Object> away = change(3, "0639980125");
    away.put("writings", List.of("0639980125"));
    try (var template = camel.createProducerTemplate()) {
      assertThat(template.requestBody("direct:ask-SYSINT-", List.of(held, away)))
          .isEqualTo(List.of("0639980123"));
    }
  }

  @Test
  void aListThatACampaignDoesNotReadIsNotInForce() throws Exception {
    sql.sql("update vicidial_campaigns set use_internal_dnc = 'N' where campaign_id = 'SOLAR'")
        .update();
    start();
    ask("-SYSINT-");
    ask("SOLAR");

    Map<String, Object> person = change(1, "0639980123");
    person.put("writings", List.of("0639980123"));
    try (var template = camel.createProducerTemplate()) {
      assertThatThrownBy(() -> template.requestBody("direct:ask-SYSINT-", List.of(person)))
          .hasRootCauseMessage("campaign SOLAR does not use the list");
      assertThat(template.requestBody("direct:askSOLAR", List.of(person))).isEqualTo(List.of());
    }
  }

  private void ask(String list) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:ask" + list)
                .errorHandler(noErrorHandler())
                .to("kamelet:optout-vicidial-verify-action?database=vici&campaign=" + list);
          }
        });
  }
}
