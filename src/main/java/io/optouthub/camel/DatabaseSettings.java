package io.optouthub.camel;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code optout.databases.<name>.*}: a database that targets write to. */
record DatabaseSettings(
    String url, @DefaultValue("") String username, @DefaultValue("") String password) {

  DatabaseSettings {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "url must be a JDBC URL, such as jdbc:postgresql://host/db");
    }
  }
}
