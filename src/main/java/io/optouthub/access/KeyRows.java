package io.optouthub.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys as they are stored. */
@Repository
class KeyRows {

  private final JdbcClient jdbc;

  KeyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes or renews the key of that name, for all channels and without an end. */
  void put(String name, Role role, String key, Instant now) {
    jdbc.sql(
            """
            insert into api_key (name, roles, hash, last_four, created_at, issued_at)
            values (?, array[?], ?, ?, ?, ?)
            on conflict (name) do update
            set roles = excluded.roles, hash = excluded.hash, last_four = excluded.last_four,
              issued_at = excluded.issued_at, channels = null, expires_at = null,
              old_hash = null, old_until = null, revoked_at = null
            where api_key.hash <> excluded.hash
            """)
        .params(name, role.word(), Secrets.hash(key), lastFour(key), Times.utc(now), Times.utc(now))
        .update();
  }

  /** False when there is, or was, one of that name. */
  boolean insert(
      String name,
      Set<Role> roles,
      @Nullable Set<String> channels,
      @Nullable Instant expires,
      String key,
      Instant now) {
    return jdbc.sql(
                """
                insert into api_key
                  (name, roles, channels, expires_at, hash, last_four, created_at, issued_at)
                values (?, ?::text[], ?::text[], ?, ?, ?, ?, ?)
                on conflict (name) do nothing
                """)
            .params(
                name,
                roles.stream().sorted().map(Role::word).toArray(String[]::new),
                channels == null ? null : channels.stream().sorted().toArray(String[]::new),
                Times.utcOrNull(expires),
                Secrets.hash(key),
                lastFour(key),
                Times.utc(now),
                Times.utc(now))
            .update()
        == 1;
  }

  /** The key before the one before opens nothing from now on. */
  void rotate(String name, String key, @Nullable Instant expires, Instant oldUntil, Instant now) {
    jdbc.sql(
            """
            update api_key set old_hash = hash, old_until = least(?, expires_at),
              hash = ?, last_four = ?, expires_at = ?, issued_at = ?
            where name = ?
            """)
        .params(
            Times.utc(oldUntil),
            Secrets.hash(key),
            lastFour(key),
            Times.utcOrNull(expires),
            Times.utc(now),
            name)
        .update();
  }

  /** False when there is none, or it is revoked already. */
  boolean revoke(String name, Instant now) {
    return jdbc.sql("update api_key set revoked_at = ? where name = ? and revoked_at is null")
            .params(Times.utc(now), name)
            .update()
        == 1;
  }

  List<IssuedKeys.Key> all() {
    return jdbc.sql("select * from api_key order by name").query((row, n) -> key(row)).list();
  }

  /** Until the end of the transaction nobody else changes it. */
  Optional<IssuedKeys.Key> find(String name) {
    return jdbc.sql("select * from api_key where name = ? for update")
        .param(name)
        .query((row, n) -> key(row))
        .optional();
  }

  Optional<Caller> caller(String key, Instant now) {
    return jdbc.sql(
            """
            select name, roles, channels from api_key
            where revoked_at is null
              and (hash = :hash and (expires_at is null or expires_at > :now)
                or old_hash = :hash and old_until > :now)
            """)
        .param("hash", Secrets.hash(key))
        .param("now", Times.utc(now))
        .query((row, n) -> Caller.withKey(row.getString("name"), roles(row), channels(row)))
        .optional();
  }

  private static IssuedKeys.Key key(ResultSet row) throws SQLException {
    return new IssuedKeys.Key(
        row.getString("name"),
        roles(row),
        channels(row),
        row.getString("last_four"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("issued_at").toInstant(),
        Times.instant(row, "expires_at"),
        Times.instant(row, "old_until"),
        Times.instant(row, "revoked_at"));
  }

  private static Set<Role> roles(ResultSet row) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    String[] words = (String[]) row.getArray("roles").getArray();
    Arrays.stream(words)
        .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
        .forEach(roles::add);
    return roles;
  }

  private static @Nullable Set<String> channels(ResultSet row) throws SQLException {
    Array names = row.getArray("channels");
    return names == null ? null : new TreeSet<>(List.of((String[]) names.getArray()));
  }

  private static String lastFour(String key) {
    return key.substring(key.length() - 4);
  }
}
