package io.optouthub.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Console users as they are stored. */
@Repository
class UserRows {

  private final JdbcClient jdbc;

  UserRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One line. */
  record Row(
      String name,
      String hash,
      ConsoleRole role,
      Instant createdAt,
      @Nullable Instant disabledAt,
      int version) {

    ConsoleUser user() {
      return new ConsoleUser(name, role, version);
    }

    boolean administers() {
      return role == ConsoleRole.ADMINISTRATOR && disabledAt == null;
    }
  }

  /** Until the end of the transaction no other hub on this database changes users. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('optout.access'))")
        .query((row, n) -> true)
        .single();
  }

  boolean hasAdministrator() {
    return jdbc.sql("select exists (select from console_user where role = 'administrator')")
        .query(Boolean.class)
        .single();
  }

  /** How many could log in and administer. */
  int administrators() {
    return jdbc.sql(
            """
            select count(*) from console_user where role = 'administrator' and disabled_at is null
            """)
        .query(Integer.class)
        .single();
  }

  Optional<Row> find(String name) {
    return jdbc.sql("select * from console_user where name = ?")
        .param(name)
        .query((row, n) -> row(row))
        .optional();
  }

  List<Row> all() {
    return jdbc.sql("select * from console_user order by name").query((row, n) -> row(row)).list();
  }

  /** False when there is one of that name. */
  boolean insert(String name, String hash, ConsoleRole role, Instant now) {
    return jdbc.sql(
                """
                insert into console_user (name, password_hash, role, created_at)
                values (?, ?, ?, ?) on conflict (name) do nothing
                """)
            .params(name, hash, role.word(), Times.utc(now))
            .update()
        == 1;
  }

  /** Ends every login of the user that began before. */
  void update(String name, String hash, ConsoleRole role, @Nullable Instant disabledAt) {
    jdbc.sql(
            """
            update console_user
            set password_hash = ?, role = ?, disabled_at = ?, version = version + 1
            where name = ?
            """)
        .params(hash, role.word(), Times.utcOrNull(disabledAt), name)
        .update();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("name"),
        row.getString("password_hash"),
        ConsoleRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        row.getTimestamp("created_at").toInstant(),
        Times.instant(row, "disabled_at"),
        row.getInt("version"));
  }
}
