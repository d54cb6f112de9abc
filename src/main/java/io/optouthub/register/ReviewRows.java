package io.optouthub.register;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The queue of reviews and the decisions about them, within a group's transaction. */
final class ReviewRows {

  private final Connection connection;

  ReviewRows(Connection connection) {
    this.connection = connection;
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
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setArray(1, connection.createArrayOf("bigint", reviews.keySet().toArray()));
      insert.setArray(2, texts(lines, Group.Line::channel));
      insert.setArray(3, texts(lines, line -> line.at().toString()));
      insert.executeUpdate();
    }
  }

  private Array texts(Collection<Group.Line> lines, Function<Group.Line, String> text)
      throws SQLException {
    return connection.createArrayOf("text", lines.stream().map(text).toArray());
  }

  private void decide(Group.Made made, Seals seals) throws SQLException {
    Decision decision = made.decision();
    String remark = decision.remark();
    String sql =
        """
        insert into review_decision
          (review, seq, last_seq, channel, verdict, decided_by, decided_at, remark, template, same)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql);
        PreparedStatement close =
            connection.prepareStatement("delete from review_open where seq = ?")) {
      insert.setLong(1, decision.review());
      insert.setLong(2, made.first());
      insert.setLong(3, made.last());
      insert.setString(4, made.channel());
      insert.setInt(5, decision.verdict().ordinal());
      insert.setString(6, Texts.storable(decision.by()));
      insert.setObject(7, Times.sql(Times.micros(decision.at())));
      insert.setBytes(
          8,
          remark == null
              ? null
              : seals.sealEvidence(remark.getBytes(StandardCharsets.UTF_8), made.first()));
      insert.setString(9, decision.template() == null ? null : Texts.storable(decision.template()));
      insert.setObject(10, seals.fingerprint(decision.same()));
      insert.executeUpdate();
      close.setLong(1, decision.review());
      close.executeUpdate();
    }
  }
}
