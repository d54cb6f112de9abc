package io.optouthub.register;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recomputes every entry's digest and every group's chain value, and names each line that does not
 * hold.
 *
 * <p>The chain values are keyed, so that who can write to the database but does not have the key
 * cannot mend them. The tail of the log is held against the standing state and the targets'
 * receipts, which say how far it went.
 */
final class PostgresChainCheck implements ChainCheck {

  /** Beyond so many findings the rest is no news. */
  private static final int MOST = 1_000;

  private record GroupRow(long first, long last, byte[] chain) {}

  private record Wrong(Entry entry, byte[] digest) {}

  private final DataSource database;
  private final Seals seals;

  PostgresChainCheck(DataSource database, Seals seals) {
    this.database = database;
    this.seals = seals;
  }

  @Override
  public Report verify() {
    // The group list first: what is appended meanwhile lies beyond it and is left for the next
    // time.
    List<GroupRow> groups =
        JdbcClient.create(database)
            .sql("select first_seq, last_seq, chain from entry_group order by first_seq")
            .query((row, n) -> new GroupRow(row.getLong(1), row.getLong(2), row.getBytes(3)))
            .list();
    Run run = new Run(groups);
    JdbcTemplate entries = new JdbcTemplate(database);
    entries.setFetchSize(10_000);
    new org.springframework.transaction.support.TransactionTemplate(
            new org.springframework.jdbc.support.JdbcTransactionManager(database))
        .executeWithoutResult(
            transaction ->
                entries.query(
                    """
                    select seq, arrival, row_no, kind, fingerprint, media, brand, event_at, arrived_at, note, digest
                    from entry order by seq
                    """,
                    (ResultSet row) -> run.entry(entry(row), row.getBytes("digest"))));
    run.end(furthest());
    return new Report(run.entries, groups.size(), run.findings());
  }

  private long furthest() {
    Long furthest =
        JdbcClient.create(database)
            .sql("select coalesce(max(seq), 0) from suppression")
            .query(Long.class)
            .single();
    return furthest;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getLong("arrival"),
        row.getInt("row_no"),
        Entry.Kind.of(row.getInt("kind")),
        row.getObject("fingerprint", UUID.class),
        row.getInt("media"),
        row.getString("brand"),
        row.getObject("event_at", OffsetDateTime.class).toInstant(),
        row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
        row.getString("note"));
  }

  /** One pass over the log. */
  private final class Run {
    private final List<GroupRow> groups;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Wrong> wrong = new ArrayList<>();
    private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
    private byte[] chainBefore = new byte[0];
    private int group;
    private boolean groupBroken;
    private long previous;
    private long entries;

    Run(List<GroupRow> groups) {
      this.groups = groups;
    }

    void entry(Entry entry, byte[] digest) {
      entries++;
      long seq = entry.seq();
      while (group < groups.size() && seq > groups.get(group).last()) {
        closeGroup();
      }
      if (seq == previous) {
        found("inserted", seq, "a second entry of this number");
        return;
      }
      if (group >= groups.size()) {
        // Beyond the groups read: appended since, or inserted; what a group holds is checked when
        // it is known.
        beyond(seq);
        previous = seq;
        return;
      }
      if (seq < groups.get(group).first()) {
        found("inserted", seq, "an entry that no group holds");
      } else {
        missing(previous + 1, seq - 1);
        if (!Arrays.equals(entry.digest(), digest)) {
          groupBroken = true;
          wrong.add(new Wrong(entry, digest));
        }
        digests.writeBytes(digest);
      }
      previous = seq;
    }

    private void beyond(long seq) {
      Long held =
          JdbcClient.create(database)
              .sql("select count(*) from entry_group where ? between first_seq and last_seq")
              .param(seq)
              .query(Long.class)
              .single();
      if (held == 0) {
        found("inserted", seq, "an entry that no group holds");
      }
    }

    private void missing(long from, long to) {
      for (long seq = Math.max(from, groups.get(group).first()); seq <= to; seq++) {
        found("removed", seq, "the entry is missing");
        groupBroken = true;
      }
    }

    private void closeGroup() {
      GroupRow row = groups.get(group);
      missing(previous + 1, row.last());
      previous = Math.max(previous, row.last());
      boolean follows =
          group == 0 ? row.first() == 1 : row.first() == groups.get(group - 1).last() + 1;
      if (!follows) {
        found("removed", row.first(), "a group before this one is missing");
      } else if (!groupBroken
          && !seals.chained(
              row.chain(), chainBefore, row.first(), row.last(), digests.toByteArray())) {
        found("chain", row.first(), "the group up to entry " + row.last() + " is not as committed");
      }
      chainBefore = row.chain();
      digests.reset();
      groupBroken = false;
      group++;
    }

    void end(long furthest) {
      while (group < groups.size()) {
        closeGroup();
      }
      if (furthest > previous) {
        found("removed", previous + 1, "the log once reached entry " + furthest + " at least");
      }
      Map<Long, Long> swaps = swaps();
      for (Wrong one : wrong) {
        long seq = one.entry().seq();
        Long with = swaps.get(seq);
        found(
            with == null ? "changed" : "swapped",
            seq,
            with == null
                ? "the entry is not as committed"
                : "stands in the place of entry " + with);
      }
    }

    private Map<Long, Long> swaps() {
      Map<Long, Long> swaps = new HashMap<>();
      List<Wrong> compared = wrong.subList(0, Math.min(wrong.size(), MOST));
      for (Wrong one : compared) {
        for (Wrong other : compared) {
          byte[] there = one.entry().digest(other.entry().seq());
          boolean moved =
              Arrays.equals(there, one.digest()) || Arrays.equals(there, other.digest());
          if (one != other && moved) {
            swaps.put(one.entry().seq(), other.entry().seq());
          }
        }
      }
      return swaps;
    }

    private void found(String what, long seq, String detail) {
      if (findings.size() < MOST) {
        findings.add(new Finding(what, seq, detail));
      }
    }

    List<Finding> findings() {
      return List.copyOf(findings);
    }
  }
}
