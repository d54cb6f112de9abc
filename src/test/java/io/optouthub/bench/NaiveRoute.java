package io.optouthub.bench;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.optouthub.register.DurableRegister;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The route that one writes first: a row, its number, an insert and an upsert. */
final class NaiveRoute implements AutoCloseable {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final HikariDataSource database;

  NaiveRoute(String url) throws Exception {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(DurableRegister.source(url));
    database = new HikariDataSource(pool);
    SqlIntake.tables(JdbcClient.create(database));
    camel.getRegistry().bind("register", database);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:list")
                .split(body().tokenize("\n"))
                .streaming()
                .filter(simple("${exchangeProperty.CamelSplitIndex} > 0"))
                .process(NaiveRoute::normalise)
                .setBody(simple("insert into plain_log (phone) values ('${variable.phone}')"))
                .to("jdbc:register")
                .setBody(
                    simple(
                        "insert into plain_state values ('${variable.phone}', now()) on conflict"
                            + " (phone) do update set since = excluded.since"))
                .to("jdbc:register");
          }
        });
    camel.start();
  }

  private static void normalise(Exchange exchange) throws NumberParseException {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String written = exchange.getMessage().getBody(String.class).split(";", -1)[1];
    PhoneNumber number = numbers.parse(written, "FR");
    if (!numbers.isValidNumber(number)) {
      throw new IllegalArgumentException("no number");
    }
    exchange.setVariable("phone", numbers.format(number, PhoneNumberFormat.E164));
  }

  void take(Path list) {
    camel.createProducerTemplate().sendBody("direct:list", list.toFile());
  }

  @Override
  public void close() {
    camel.stop();
    database.close();
  }
}
