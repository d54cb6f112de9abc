package io.optouthub.register;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which keys are in use and were, and which of them each running hub knows. */
record Reigns(JdbcClient sql) {

  /** A hub that has not been heard of for so long does not run; if it does, it may not write. */
  private static final String RUNNING = "seen_at > now() - interval '60 seconds'";

  /** A running hub and the keys it lacks. */
  record Hub(UUID id, Instant seenAt, List<String> keys) {}

  /** Oldest first. */
  List<Reign> all() {
    return sql.sql("select * from register_key order by reign")
        .query(
            (row, n) -> {
              var retired = row.getTimestamp("retired_at");
              return new Reign(
                  row.getLong("reign"),
                  Keyset.valueOf(row.getString("keyset").toUpperCase(java.util.Locale.ROOT)),
                  row.getLong("id"),
                  row.getBytes("mark"),
                  row.getLong("from_seq"),
                  row.getTimestamp("since").toInstant(),
                  retired == null ? null : retired.toInstant());
            })
        .list();
  }

  /** The number of the newest change; 0 before the first. */
  long newest() {
    return sql.sql("select coalesce(max(reign), 0) from register_key").query(Long.class).single();
  }

  /** Waits for the writers' turn; held until the transaction ends. */
  void lock() {
    sql.sql("select pg_advisory_xact_lock(?)")
        .param(GroupStore.LOCK)
        .query((row, n) -> true)
        .single();
  }

  /** Begins a reign after the last entry; under the lock. */
  void begin(Keyset keyset, long id, byte[] mark, boolean first, Instant now) {
    sql.sql(
            """
            insert into register_key (reign, keyset, id, mark, from_seq, since)
            values ((select coalesce(max(reign), 0) + 1 from register_key), ?, ?, ?,
              case when ? then 0 else (select coalesce(max(last_seq), 0) + 1 from entry_group) end, ?)
            """)
        .params(keyset.word(), id, mark, first, Times.sql(now))
        .update();
  }

  /** Nothing needs this key any more. */
  void retire(Keyset keyset, long id, Instant now) {
    sql.sql("update register_key set retired_at = ? where keyset = ? and id = ?")
        .params(Times.sql(now), keyset.word(), id)
        .update();
    if (keyset == Keyset.FINGERPRINT) {
      sql.sql("delete from fingerprint_alias where key = ?").param(id).update();
    }
  }

  /** The mark of the register's first fingerprint key; of a new register, this one. */
  byte[] first(byte[] mark) {
    ByteBuffer bytes = ByteBuffer.wrap(mark);
    UUID mine = new UUID(bytes.getLong(), bytes.getLong());
    sql.sql("insert into key_check (single, fingerprint) values (true, ?) on conflict do nothing")
        .param(mine)
        .update();
    return Seals.bytes(sql.sql("select fingerprint from key_check").query(UUID.class).single());
  }

  /** Says that this hub runs and what it knows. */
  void seen(UUID hub, List<String> keys) {
    sql.sql(
            """
            insert into hub_key (hub, keys, seen_at) values (:hub, :keys, now())
            on conflict (hub) do update set keys = excluded.keys, seen_at = now()
            """)
        .param("hub", hub)
        .param("keys", keys.toArray(String[]::new))
        .update();
    sql.sql("delete from hub_key where seen_at < now() - interval '1 hour'").update();
  }

  void gone(UUID hub) {
    sql.sql("delete from hub_key where hub = ?").param(hub).update();
  }

  /** Those that run. */
  List<Hub> hubs() {
    return sql.sql("select hub, seen_at, keys from hub_key where " + RUNNING + " order by hub")
        .query(
            (row, n) -> {
              Array keys = row.getArray("keys");
              return new Hub(
                  row.getObject("hub", UUID.class),
                  row.getTimestamp("seen_at").toInstant(),
                  List.of((String[]) keys.getArray()));
            })
        .list();
  }
}
