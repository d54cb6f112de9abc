package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * Reads the whole standing state into an index, as it is at one moment: on one connection, within
 * the caller's transaction. Row by row, so that only the index takes memory.
 */
final class IndexLoad {

  /** The form of {@code COPY ... (format binary)}: signature, flags, length of the extension. */
  private static final int HEADER = 19;

  private static final long EPOCH_2000 = 946_684_800L;
  private static final int LOOK = 1 << 16;

  private final Connection connection;
  private final SuppressionIndex index = new SuppressionIndex();
  private final long most;

  /**
   * @param most bytes that the index may take
   */
  IndexLoad(Connection connection, long most) {
    this.connection = connection;
    this.most = most;
  }

  /** The index would take more memory than it may. */
  static final class TooLarge extends RuntimeException {
    TooLarge(long people) {
      super("more than optout.check.memory after " + people + " fingerprints");
    }
  }

  /**
   * @param aliases whether people have other fingerprints, too
   */
  SuppressionIndex load(boolean aliases) throws SQLException, IOException {
    everyBrand();
    singleBrands();
    if (aliases) {
      aliases();
    }
    return index;
  }

  private void everyBrand() throws SQLException, IOException {
    String sql =
        """
        copy (select fingerprint, medium, since from suppression where opted_out and brand = '')
        to stdout (format binary)
        """;
    try (DataInputStream rows = copy(sql)) {
      rows.skipNBytes(HEADER);
      for (long n = 0; rows.readShort() == 3; n++) {
        rows.readInt();
        long high = rows.readLong();
        long low = rows.readLong();
        rows.readInt();
        int medium = rows.readShort();
        rows.readInt();
        long since = Math.floorDiv(rows.readLong(), 1_000_000L) + EPOCH_2000;
        index.add(high, low, medium, since);
        look(n);
      }
      toEnd(rows);
    }
  }

  private void singleBrands() throws SQLException {
    String sql =
        """
        select fingerprint, brand, medium, opted_out, event_at, since from suppression
        where fingerprint in (select fingerprint from suppression where brand <> '')
        order by fingerprint
        """;
    try (Statement query = connection.createStatement()) {
      query.setFetchSize(10_000);
      UUID person = null;
      Map<String, Map<Medium, LogReader.State>> states = new HashMap<>();
      try (ResultSet row = query.executeQuery(sql)) {
        for (long n = 0; row.next(); n++) {
          UUID next = row.getObject(1, UUID.class);
          if (!next.equals(person)) {
            put(person, states);
            states = new HashMap<>();
          }
          person = next;
          states
              .computeIfAbsent(row.getString(2), brand -> new EnumMap<>(Medium.class))
              .put(
                  Medium.values()[row.getInt(3)],
                  new LogReader.State(
                      row.getBoolean(4),
                      row.getTimestamp(5).toInstant(),
                      row.getTimestamp(6).toInstant()));
          look(n);
        }
      }
      put(person, states);
    }
  }

  private void put(@Nullable UUID person, Map<String, Map<Medium, LogReader.State>> states) {
    if (person != null) {
      index.put(person, new LogReader.States(states));
    }
  }

  private void aliases() throws SQLException, IOException {
    String sql =
        "copy (select fingerprint, person from fingerprint_alias) to stdout (format binary)";
    try (DataInputStream rows = copy(sql)) {
      rows.skipNBytes(HEADER);
      for (long n = 0; rows.readShort() == 2; n++) {
        rows.readInt();
        UUID alias = new UUID(rows.readLong(), rows.readLong());
        rows.readInt();
        index.alias(alias, new UUID(rows.readLong(), rows.readLong()));
        look(n);
      }
      toEnd(rows);
    }
  }

  /** Else closing it would cancel it. */
  private static void toEnd(InputStream rows) throws IOException {
    while (rows.read() >= 0) {
      // Nothing comes after the last row.
    }
  }

  private DataInputStream copy(String sql) throws SQLException {
    InputStream bytes = new PGCopyInputStream(connection.unwrap(PGConnection.class), sql);
    return new DataInputStream(new BufferedInputStream(bytes, 1 << 20));
  }

  private void look(long rows) {
    if (rows % LOOK == 0 && index.fingerprints.bytes() > most) {
      throw new TooLarge(index.fingerprints.size());
    }
  }
}
