package io.optouthub.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys and users as they are stored. */
@Repository
class AccessStore {

  private final JdbcClient jdbc;

  AccessStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the end of the transaction no other hub on this database makes keys or users. */
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

  Optional<String> passwordHash(String user) {
    return jdbc.sql("select password_hash from console_user where name = ?")
        .param(user)
        .query(String.class)
        .optional();
  }

  void putAdministrator(String name, String hash, Instant now) {
    jdbc.sql(
            """
            insert into console_user (name, password_hash, role, created_at)
            values (?, ?, 'administrator', ?)
            on conflict (name) do update set password_hash = excluded.password_hash
            """)
        .params(name, hash, utc(now))
        .update();
  }

  /** Makes or renews the key of that name. */
  void putKey(String name, Role role, String key, Instant now) {
    jdbc.sql(
            """
            insert into api_key (name, roles, hash, last_four, created_at)
            values (?, array[?], ?, ?, ?)
            on conflict (name) do update
            set roles = excluded.roles, hash = excluded.hash, last_four = excluded.last_four
            where api_key.hash <> excluded.hash
            """)
        .params(name, role.word(), Secrets.hash(key), key.substring(key.length() - 4), utc(now))
        .update();
  }

  Optional<Caller> caller(String key, Instant now) {
    return jdbc.sql(
            """
            select name, roles from api_key
            where hash = ? and (expires_at is null or expires_at > ?)
            """)
        .params(Secrets.hash(key), utc(now))
        .query((row, n) -> new Caller(row.getString("name"), roles(row)))
        .optional();
  }

  private static Set<Role> roles(ResultSet row) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    String[] words = (String[]) row.getArray("roles").getArray();
    Arrays.stream(words)
        .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
        .forEach(roles::add);
    return roles;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
