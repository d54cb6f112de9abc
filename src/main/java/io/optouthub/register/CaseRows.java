package io.optouthub.register;

import io.optouthub.optout.Arrival;
import java.sql.SQLException;
import java.util.List;

/** Opens the cases that a group's entries make, within the group's transaction. */
final class CaseRows {

  // One for each item. Who has a case of a repeat open already gets no second one by asking more.
  private static final String OPEN =
      """
      insert into complaint_case (seq, cause, fingerprint, earlier, opened_at, due_at)
      select distinct on (e.arrival, e.row_no) e.seq, case when a.kind = ? then 0 else 1 end, e.fingerprint,
        case when a.kind = ? and a.origin <> '' then a.origin else before.reference end,
        e.arrived_at, (e.arrived_at at time zone 'UTC' + ?::interval) at time zone 'UTC'
      from entry e join arrival a on a.id = e.arrival
      left join lateral (
        select b.reference, p.arrived_at from entry p join arrival b on b.id = p.arrival
        where p.fingerprint = e.fingerprint and p.seq < e.seq and p.kind in (1, 3) and p.media & e.media <> 0
          and (p.arrival, p.row_no) <> (e.arrival, e.row_no)
        order by p.seq desc limit 1) before on true
      where e.seq = any(?) and (a.kind = ? or e.kind = 3 and a.kind = any(?)
        and before.arrived_at <= e.arrived_at - ?::interval)
      order by e.arrival, e.row_no, e.seq
      on conflict do nothing
      """;

  private final Statements to;
  private final CaseSettings settings;

  CaseRows(Statements to, CaseSettings settings) {
    this.to = to;
    this.settings = settings;
  }

  /** After the group's arrivals and entries. */
  void write(Group group) throws SQLException {
    List<Long> candidates =
        group.entries.stream().filter(entry -> mayOpen(group, entry)).map(Entry::seq).toList();
    if (candidates.isEmpty()) {
      return;
    }
    int complaint = Arrival.Kind.COMPLAINT.ordinal();
    to.add(
        OPEN,
        complaint,
        complaint,
        settings.deadline().toString(),
        to.column("bigint", candidates, seq -> seq),
        complaint,
        to.column("smallint", settings.repeats(), kind -> (short) kind.ordinal()),
        settings.repeatedAfter().toString());
  }

  /**
   * Looked at again by the statement; a vendor's file of people who are known asks nothing here.
   */
  private boolean mayOpen(Group group, Entry entry) {
    Group.Stored stored = group.arrivals.get(entry.arrival());
    if (stored == null || !entry.kind().request()) {
      return entry.kind() == Entry.Kind.REPEAT;
    }
    Arrival.Kind kind = stored.arrival().kind();
    return kind == Arrival.Kind.COMPLAINT
        || entry.kind() == Entry.Kind.REPEAT && settings.repeats().contains(kind);
  }
}
