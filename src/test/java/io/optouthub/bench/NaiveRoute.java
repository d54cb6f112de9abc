package io.optouthub.bench;

import com.google.i18n.phonenumbers.NumberParseException;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;

/** The route that one writes first: a row, its number, an insert and an upsert. */
final class NaiveRoute implements AutoCloseable {

  private static final String ALSO =
      "insert into %s (number, since) values ('${variable.phone}', now()) on conflict (number) do"
          + " nothing";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final HikariDataSource database;

  /**
   * @param tables of targets, in the same database, to which each row goes by a multicast, too
   */
  NaiveRoute(String url, String... tables) throws Exception {
    database = SqlIntake.pool(url);
    camel.getRegistry().bind("register", database);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            ProcessorDefinition<?> row =
                from("direct:list")
                    .split(body().tokenize("\n"))
                    .streaming()
                    .filter(simple("${exchangeProperty.CamelSplitIndex} > 0"))
                    .process(
                        one ->
                            one.setVariable("phone", phone(one.getMessage().getBody(String.class))))
                    .setBody(simple("insert into plain_log (phone) values ('${variable.phone}')"))
                    .to("jdbc:register")
                    .setBody(
                        simple(
                            "insert into plain_state values ('${variable.phone}', now()) on"
                                + " conflict (phone) do update set since = excluded.since"))
                    .to("jdbc:register");
            if (tables.length > 0) {
              row.multicast()
                  .to(Arrays.stream(tables).map(t -> "direct:" + t).toArray(String[]::new));
            }
            for (String table : tables) {
              from("direct:" + table).setBody(simple(ALSO.formatted(table))).to("jdbc:register");
            }
          }
        });
    camel.start();
  }

  private static String phone(String row) throws NumberParseException {
    return Numbers.normalised(row.split(";", -1)[1]);
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
