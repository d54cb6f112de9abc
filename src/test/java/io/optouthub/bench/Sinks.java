package io.optouthub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Targets of a hub that are tables of one database.
 *
 * @param folder of the map and the routes
 * @param url of the database
 */
record Sinks(Path folder, String url) {

  private static final String ROUTE =
      """
      - route:
          id: %1$s
          from:
            uri: optout:changes/%1$s
            steps:
              - to:
                  uri: kamelet:optout-jdbc-sink
                  parameters:
                    database: sinks
                    statement: >-
                      insert into %2$s (number, since) values (:#number, :#eventTime)
                      on conflict (number) do nothing
      """;

  /** What the hub is started with: a map that has all of these, and no route yet. */
  Map<String, String> settings(Stream<String> targets) throws IOException {
    Path map = folder.resolve("map.yaml");
    // A run that was cut off may have left some.
    FileSystemUtils.deleteRecursively(folder.resolve("routes"));
    Files.createDirectories(folder.resolve("routes/targets"));
    String systems =
        targets
            .map(
                t ->
                    "  "
                        + t
                        + ": { owner: sales, media: [voice], number-format: e164, deadline: 24h"
                        + " }\n")
            .collect(Collectors.joining());
    Files.writeString(map, "services:\n  sales: { title: Sales }\nsystems:\n" + systems);
    return Map.of(
        "optout.map.file",
        map.toString(),
        "optout.routes.folder",
        folder.resolve("routes").toString(),
        "optout.routes.poll",
        "100ms",
        "optout.databases.sinks.url",
        url,
        "optout.databases.sinks.username",
        "postgres",
        "optout.databases.sinks.password",
        "postgres");
  }

  /** Lets a target follow the log to a table, until the file of its route is deleted. */
  Path connect(String target, String table) throws IOException {
    return Files.writeString(
        folder.resolve("routes/targets/" + target + ".yaml"), route(target, table));
  }

  static String route(String target, String table) {
    return ROUTE.formatted(target, table);
  }

  /** A new one, empty. */
  static void table(JdbcClient sql, String name) {
    sql.sql("drop table if exists " + name).update();
    sql.sql("create table " + name + " (number text primary key, since timestamptz)").update();
  }

  static long count(JdbcClient sql, String table) {
    return sql.sql("select count(*) from " + table).query(Long.class).single();
  }
}
