package io.optouthub.camel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.optouthub.register.DatabaseTls;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases of targets, by the name that their settings give them. */
final class Databases implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
  private static final String PREFIX = "optout-database-";

  private final Map<String, HikariDataSource> pools = new TreeMap<>();

  Databases(Map<String, DatabaseSettings> settings) {
    settings.forEach((name, database) -> pools.put(name, pool(name, database)));
  }

  /** Makes each known to Camel, for routes that name one with {@code #optout-database-<name>}. */
  void bind(CamelContext context) {
    pools.forEach(
        (name, pool) -> context.getRegistry().bind(PREFIX + name, DataSource.class, pool));
  }

  static String beanName(String database) {
    return PREFIX + database;
  }

  /**
   * @param bean the data source's name in the registry
   * @param database as the route names it, for the reason
   * @throws IllegalArgumentException when there is none
   */
  static DataSource of(@Nullable CamelContext context, String bean, String database) {
    DataSource found =
        context == null ? null : context.getRegistry().lookupByNameAndType(bean, DataSource.class);
    if (found == null) {
      throw new IllegalArgumentException("No database is set up as optout.databases." + database);
    }
    return found;
  }

  static HikariDataSource pool(String name, DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("target-" + name);
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    if (settings.url().startsWith("jdbc:mariadb:")) {
      // Its bulk protocol knows no 'insert .. select', and the driver sends it all the same.
      config.addDataSourceProperty("useBulkStmtsForInserts", "false");
      // Nor may a server ask for our files; while it may, each statement waits for the one before.
      config.addDataSourceProperty("allowLocalInfile", "false");
      // A batch of rows is then one statement.
      config.addDataSourceProperty("rewriteBatchedStatements", "true");
    }
    if (settings.url().startsWith("jdbc:postgresql:")) {
      // A batch is then one statement with many rows, and not many statements.
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
    }
    DatabaseTls.properties(settings.url()).forEach(config::addDataSourceProperty);
    if (DatabaseTls.isWaived(settings.url())) {
      LOG.warn("database-not-verified database={}: its address waives the certificate", name);
    }
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(10_000);
    // A target that is down when the hub starts holds only itself.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }
}
