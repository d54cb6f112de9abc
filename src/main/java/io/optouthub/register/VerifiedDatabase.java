package io.optouthub.register;

import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has the register's own database verified before the first connection to it. */
final class VerifiedDatabase implements BeanPostProcessor {

  private static final Logger LOG = LoggerFactory.getLogger(VerifiedDatabase.class);

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (name.equals("dataSource") && bean instanceof HikariDataSource pool) {
      String url = pool.getJdbcUrl();
      DatabaseTls.properties(url).forEach(pool::addDataSourceProperty);
      if (DatabaseTls.isWaived(url)) {
        LOG.warn("database-not-verified database=register: its address waives the certificate");
      }
    }
    return bean;
  }
}
