package io.optouthub.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a batch to a database in one transaction: all of it, or nothing and the reason. */
public final class JdbcBatch implements Processor, CamelContextAware {

  // Not camel-sql: it looks for names in the statement again at every row.
  private static final String NEXT = ";;";
  private static final Pattern NAME = Pattern.compile(":#(\\w+)");

  private @Nullable CamelContext context;
  private String database = "";
  private String dataSource = "";
  private String statement = "";
  private String releaseStatement = "";

  /** The name in {@code optout.databases}; or none, and {@link #setDataSource} names a bean. */
  public void setDatabase(String database) {
    this.database = database;
  }

  public void setDataSource(String dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * One statement, or several with {@code ;;} between, which run one after the other; one that
   * reads nothing of a change runs once for the batch.
   */
  public void setStatement(String statement) {
    this.statement = statement;
  }

  /** For a person who may be called again; not needed where the statement reads suppressed. */
  public void setReleaseStatement(String releaseStatement) {
    this.releaseStatement = releaseStatement;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    List<?> changes = exchange.getMessage().getBody(List.class);
    String bean = database.isEmpty() ? dataSource : Databases.beanName(database);
    DataSource target = Databases.of(context, bean, database);
    List<Run> runs = runs(changes);
    JdbcTemplate sql = new JdbcTemplate(target);
    new TransactionTemplate(new JdbcTransactionManager(target))
        .executeWithoutResult(status -> runs.forEach(run -> run.apply(sql)));
    Arrivals.replace(exchange, changes);
  }

  /** Neighbours that share a statement go together, so that the order stays. */
  private List<Run> runs(List<?> changes) {
    List<Run> runs = new ArrayList<>();
    for (Object each : changes) {
      Map<?, ?> change = (Map<?, ?>) each;
      String sql = Boolean.TRUE.equals(change.get("suppressed")) ? statement : release();
      if (runs.isEmpty() || !runs.get(runs.size() - 1).sql().equals(sql)) {
        runs.add(new Run(sql, new ArrayList<>()));
      }
      runs.get(runs.size() - 1).changes().add(change);
    }
    return runs;
  }

  private String release() {
    if (!releaseStatement.isEmpty()) {
      return releaseStatement;
    }
    if (statement.contains(":#suppressed")) {
      return statement;
    }
    throw new IllegalArgumentException("No releaseStatement says how to lift a suppression");
  }

  @Override
  public void setCamelContext(CamelContext context) {
    this.context = context;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return context;
  }

  private record Run(String sql, List<Map<?, ?>> changes) {

    void apply(JdbcTemplate to) {
      for (String one : sql.split(NEXT)) {
        if (!one.isBlank()) {
          List<String> names = NAME.matcher(one).results().map(found -> found.group(1)).toList();
          to.batchUpdate(NAME.matcher(one).replaceAll("?"), new Rows(names, changes));
        }
      }
    }
  }
}
