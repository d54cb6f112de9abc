package io.optouthub.register;

import io.optouthub.optout.Identity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts people who never asked into a new register, as fast as its tables are filled. */
final class Filling {

  private static final long MICROS = 800_000_000_000_000L;

  private Filling() {}

  /**
   * Into the standing state, of which the log then knows nothing.
   *
   * @param people the identity of each, from 0 on
   */
  static void states(
      DataSource database, Seals seals, long count, LongFunction<? extends Identity> people)
      throws SQLException, IOException {
    UUID[] fingerprints = new UUID[Math.toIntExact(count)];
    Arrays.parallelSetAll(
        fingerprints, person -> seals.fingerprint(people.apply(person).canonical()));
    // As PostgreSQL orders them, so that its index grows at one end.
    Arrays.parallelSort(fingerprints, Filling::bytewise);
    copy(database, fingerprints);
    JdbcClient.create(database).sql("vacuum analyze suppression").update();
  }

  private static int bytewise(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  private static void copy(DataSource database, UUID[] fingerprints)
      throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        PGCopyOutputStream rows =
            new PGCopyOutputStream(
                connection.unwrap(PGConnection.class),
                "copy suppression from stdin (format binary)",
                1 << 20)) {
      rows.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
      rows.write(new byte[8]);
      long seq = 0;
      for (UUID one : fingerprints) {
        ByteBuffer row = ByteBuffer.allocate(2 + 20 + 4 + 6 + 5 + 12 + 12 + 12);
        row.putShort((short) 7);
        row.putInt(16).putLong(one.getMostSignificantBits()).putLong(one.getLeastSignificantBits());
        row.putInt(0);
        row.putInt(2).putShort((short) 0);
        row.putInt(1).put((byte) 1);
        row.putInt(8).putLong(MICROS);
        row.putInt(8).putLong(MICROS);
        row.putInt(8).putLong(++seq);
        rows.write(row.array());
      }
      rows.write(new byte[] {-1, -1});
    }
  }

  /**
   * The log of one file that brought all who are in the standing state, and a sealed value for
   * each: somebody else's, since nobody opens it.
   */
  static void log(DataSource database, Seals seals, Identity somebody) {
    JdbcClient sql = JdbcClient.create(database);
    sql.sql(
            """
            insert into arrival (id, channel, kind, origin, key, reference, arrived_at, rows_done, complete)
            select 1, 'before', 1, 'before.csv', gen_random_uuid(), 'before', now(), count(*), true
            from suppression
            """)
        .update();
    sql.sql(
            """
            insert into entry (seq, arrival, row_no, kind, fingerprint, media, brand, event_at, arrived_at, digest)
            select seq, 1, seq, 1, fingerprint, 1, '', event_at, since, uuid_send(fingerprint)
            from suppression order by seq
            """)
        .update();
    sql.sql("insert into sealed_identity select fingerprint, ? from suppression order by seq")
        .param(seals.seal(somebody, seals.fingerprint(somebody.canonical())))
        .update();
    sql.sql(
            "insert into entry_group select 1, max(seq), ?, uuid_send(gen_random_uuid()) from"
                + " entry")
        .param(Times.sql(Instant.now()))
        .update();
    sql.sql("vacuum analyze").update();
    sql.sql("checkpoint").update();
  }
}
