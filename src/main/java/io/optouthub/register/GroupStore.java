package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads what a group needs and writes what it holds, on one connection, within the caller's
 * transaction.
 */
final class GroupStore {

  /** The lock that makes the writers of all hubs take turns. */
  static final long LOCK = 0x6f70746f7574L;

  private final Connection connection;
  private final Statements to;
  private final int many;
  private byte[] chainBefore = new byte[0];
  private long head;
  private long lastArrival;

  /**
   * @param many from how many rows on a table is written by COPY
   */
  GroupStore(Connection connection, int many) {
    this.connection = connection;
    this.to = new Statements(connection);
    this.many = many;
  }

  /**
   * Waits for the turn, then reads the head of the log.
   *
   * @return the newest change of keys
   */
  long lock() throws SQLException {
    // The second statement is begun when the first has its turn, and sees what was committed by
    // then.
    String sql =
        """
        select pg_advisory_xact_lock(?);
        select g.last_seq, g.chain, coalesce(g.arrival, 0), k.reign
        from (select coalesce(max(reign), 0) as reign from register_key) k
        left join (select last_seq, chain, (select max(id) from arrival) as arrival
          from entry_group order by first_seq desc limit 1) g on true
        """;
    try (PreparedStatement heads = connection.prepareStatement(sql)) {
      heads.setLong(1, LOCK);
      heads.execute();
      heads.getMoreResults();
      ResultSet row = heads.getResultSet();
      row.next();
      byte[] chain = row.getBytes(2);
      head = row.getLong(1);
      chainBefore = chain == null ? new byte[0] : chain;
      lastArrival = row.getLong(3);
      return row.getLong(4);
    }
  }

  /** Reads what stands for the group's arrivals and people; after {@link #lock}. */
  Group open(List<Prepared> submissions) throws SQLException {
    Map<String, Group.Stored> firsts = new HashMap<>();
    Map<String, Group.Stored> agains = new HashMap<>();
    for (Group.Stored stored : arrivals(submissions)) {
      String name = Group.name(stored.arrival().channel(), stored.key());
      (stored.sameAs() == null ? firsts : agains).put(name, stored);
    }
    return new Group(
        head,
        lastArrival,
        states(submissions),
        new ReviewRows(to).read(submissions),
        firsts,
        agains);
  }

  private List<Group.Stored> arrivals(List<Prepared> submissions) throws SQLException {
    // Each arm as its partial index has it; written shorter, every group would read the whole
    // table.
    String sql =
        """
        select id, channel, kind, origin, key, reference, arrived_at, rows_done, complete, same_as
        from arrival where key = any(?) and (same_as is null or same_as is not null and not complete)
        """;
    UUID[] keys = submissions.stream().map(Prepared::key).distinct().toArray(UUID[]::new);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("uuid", keys));
      try (ResultSet row = query.executeQuery()) {
        List<Group.Stored> found = new ArrayList<>();
        while (row.next()) {
          found.add(arrival(row));
        }
        return found;
      }
    }
  }

  static Group.Stored arrival(ResultSet row) throws SQLException {
    Arrival arrival =
        new Arrival(
            row.getString("channel"),
            Arrival.Kind.values()[row.getInt("kind")],
            row.getString("origin"),
            "",
            instant(row, "arrived_at"));
    return new Group.Stored(
        row.getLong("id"),
        arrival,
        row.getObject("key", UUID.class),
        row.getString("reference"),
        row.getInt("rows_done"),
        row.getBoolean("complete"),
        row.getObject("same_as", Long.class));
  }

  private Ruling states(List<Prepared> submissions) throws SQLException {
    Ruling ruling = new Ruling();
    UUID[] fingerprints =
        submissions.stream()
            .flatMap(submission -> submission.requests().stream())
            .flatMap(List::stream)
            .map(Prepared.Sealed::fingerprint)
            .distinct()
            .toArray(UUID[]::new);
    // The channel by a subquery: as a join, a planner without statistics reads the whole log.
    String sql =
        """
        select s.fingerprint, s.brand, s.medium, s.opted_out, s.event_at, s.since, s.seq,
          (select a.channel from entry e join arrival a on a.id = e.arrival where e.seq = s.seq) as channel
        from suppression s
        where s.fingerprint = any(?)
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("uuid", fingerprints));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ruling.load(
              new Ruling.Key(
                  row.getObject("fingerprint", UUID.class),
                  row.getString("brand"),
                  Medium.values()[row.getInt("medium")]),
              new Ruling.State(
                  row.getBoolean("opted_out"),
                  instant(row, "event_at"),
                  instant(row, "since"),
                  row.getLong("seq"),
                  row.getString("channel")));
        }
      }
    }
    return ruling;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Writes the group and its link in the chain; nothing when nothing new came. */
  void write(Group group, Seals seals, Instant now, Instant evidenceUntil, CaseSettings cases)
      throws SQLException {
    GroupRows rows = new GroupRows(to, many);
    rows.arrivals(group.arrivals.values());
    if (group.entries.isEmpty()) {
      to.flush();
      return;
    }
    ByteArrayOutputStream digests = new ByteArrayOutputStream(group.entries.size() * 16);
    List<GroupRows.Logged> logged = new ArrayList<>(group.entries.size());
    for (Entry entry : group.entries) {
      byte[] digest = entry.digest();
      digests.writeBytes(digest);
      logged.add(new GroupRows.Logged(entry, digest));
    }
    rows.entries(logged);
    rows.sealed(group.sealed, group.ruling());
    rows.states(group.ruling());
    rows.evidence(group.evidence, seals, evidenceUntil);
    rows.counts(group.counts);
    rows.hours(group.counts, group.repeats, now);
    new ReviewRows(to).write(group, seals);
    new CaseRows(to, cases).write(group);
    long first = group.entries.get(0).seq();
    byte[] chain = seals.chain(chainBefore, first, group.head(), digests.toByteArray());
    rows.group(first, group.head(), now, chain);
    to.flush();
  }
}
