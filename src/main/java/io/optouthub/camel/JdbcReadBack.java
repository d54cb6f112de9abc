package io.optouthub.camel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Asks a database which of these people it holds. */
public final class JdbcReadBack implements Processor, CamelContextAware {

  /** People a question; with every way of writing one, below what any database takes. */
  private static final int PEOPLE = 200;

  private @Nullable CamelContext context;
  private String database = "";
  private String dataSource = "";
  private String query = "";
  private String problems = "";

  /** The name in {@code optout.databases}; or none, and {@link #setDataSource} names a bean. */
  public void setDatabase(String database) {
    this.database = database;
  }

  public void setDataSource(String dataSource) {
    this.dataSource = dataSource;
  }

  /** Reads {@code :numbers}, every way of writing each person. */
  public void setQuery(String query) {
    this.query = query;
  }

  /** Its rows say why what is held is not in force; empty: not asked. */
  public void setProblems(String problems) {
    this.problems = problems;
  }

  @Override
  public void process(Exchange exchange) throws NotInForce {
    List<?> people = exchange.getMessage().getBody(List.class);
    String bean = database.isEmpty() ? dataSource : Databases.beanName(database);
    DataSource target = Databases.of(context, bean, database);
    refuse(target);
    List<String> held = new ArrayList<>();
    for (int from = 0; from < people.size(); from += PEOPLE) {
      List<String> numbers = new ArrayList<>();
      for (Object person : people.subList(from, Math.min(people.size(), from + PEOPLE))) {
        if (((Map<?, ?>) person).get("writings") instanceof List<?> writings) {
          writings.forEach(writing -> numbers.add(String.valueOf(writing)));
        }
      }
      held.addAll(
          new NamedParameterJdbcTemplate(target)
              .query(query, Map.of("numbers", numbers), (row, n) -> row.getString(1)));
    }
    Arrivals.replace(exchange, held);
  }

  private void refuse(DataSource target) throws NotInForce {
    if (problems.isEmpty()) {
      return;
    }
    List<String> found = new JdbcTemplate(target).queryForList(problems, String.class);
    if (!found.isEmpty()) {
      throw new NotInForce(String.join("; ", found));
    }
  }

  /** What the target holds, it does not heed. */
  static final class NotInForce extends IOException {
    private static final long serialVersionUID = 1;

    NotInForce(String problems) {
      super(problems);
    }
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
