package io.optouthub.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The queue of reviews and the decisions about them, within a group's transaction. */
final class ReviewRows {

  private final Statements to;

  ReviewRows(Statements to) {
    this.to = to;
  }

  /** The items that decisions among these are about; read under the writers' lock. */
  Map<Long, Group.InReview> read(List<Prepared> submissions) throws SQLException {
    Long[] ids =
        submissions.stream()
            .map(Prepared::decision)
            .filter(Objects::nonNull)
            .map(Decision::review)
            .distinct()
            .toArray(Long[]::new);
    Map<Long, Group.InReview> found = new HashMap<>();
    if (ids.length == 0) {
      return found;
    }
    String sql =
        """
        select a.id, a.channel, a.kind, a.origin, a.key, a.reference, a.arrived_at, a.rows_done, a.complete,
          a.same_as, e.seq, e.row_no, exists (select from review_decision d where d.review = e.seq) as decided
        from entry e join arrival a on a.id = e.arrival where e.seq = any(?) and e.kind = 5
        """;
    Connection connection = to.flushed();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("bigint", ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.put(
              row.getLong("seq"),
              new Group.InReview(
                  GroupStore.arrival(row), row.getInt("row_no"), row.getBoolean("decided")));
        }
      }
    }
    return found;
  }

  void write(Group group, Seals seals) throws SQLException {
    open(group.reviews);
    for (Group.Made made : group.decisions) {
      decide(made, seals);
    }
  }

  private void open(Map<Long, Group.Line> reviews) throws SQLException {
    if (reviews.isEmpty()) {
      return;
    }
    String sql =
        """
        insert into review_open (seq, channel, arrived_at)
        select seq, channel, at::timestamptz from unnest(?, ?, ?) as new (seq, channel, at)
        """;
    var lines = reviews.values();
    to.add(
        sql,
        to.column("bigint", reviews.keySet(), seq -> seq),
        to.column("text", lines, Group.Line::channel),
        to.column("text", lines, line -> line.at().toString()));
  }

  private void decide(Group.Made made, Seals seals) {
    Decision decision = made.decision();
    String remark = decision.remark();
    String sql =
        """
        insert into review_decision
          (review, seq, last_seq, channel, verdict, decided_by, decided_at, remark, template, same)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    to.add(
        sql,
        decision.review(),
        made.first(),
        made.last(),
        made.channel(),
        decision.verdict().ordinal(),
        Texts.storable(decision.by()),
        Times.sql(Times.micros(decision.at())),
        remark == null
            ? null
            : seals.sealEvidence(remark.getBytes(StandardCharsets.UTF_8), made.first()),
        decision.template() == null ? null : Texts.storable(decision.template()),
        seals.fingerprint(decision.same()));
    to.add("delete from review_open where seq = ?", decision.review());
  }
}
