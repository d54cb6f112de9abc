package io.optouthub.register;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest entry, with what tells one log from another.
 *
 * @param seq 0 when there is none
 * @param chain of the group that ends with it; empty when there is none
 * @param reign the newest change of keys
 * @param before of the group that ends with the entry asked for; null when none does
 */
@SuppressWarnings("ArrayRecordComponent")
record LogHead(long seq, byte[] chain, long reign, byte @Nullable [] before) {

  static LogHead read(JdbcClient sql, long entry) {
    return sql.sql(
            """
            select coalesce(g.last_seq, 0), g.chain, (select coalesce(max(reign), 0) from register_key),
              (select chain from entry_group where last_seq = ?)
            from (select) one
            left join (select last_seq, chain from entry_group order by first_seq desc limit 1) g on true
            """)
        .param(entry)
        .query(
            (row, n) -> {
              byte[] newest = row.getBytes(2);
              return new LogHead(
                  row.getLong(1),
                  newest == null ? new byte[0] : newest,
                  row.getLong(3),
                  row.getBytes(4));
            })
        .single();
  }
}
