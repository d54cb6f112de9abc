package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries of one item, as they are read. */
final class ItemRows {

  private final Seals seals;
  private final boolean clear;
  private final int row;
  private final long firstSeq;
  private final String channel;
  private final Arrival.Kind kind;
  private final String origin;
  private final String reference;
  private final Instant arrivedAt;
  private final List<IntakeLog.Request> requests = new ArrayList<>();
  private long id;
  private boolean over;
  private Outcome outcome = Outcome.REGISTERED;
  private @Nullable String reason;
  private IntakeLog.@Nullable Decided decided;

  ItemRows(ResultSet first, Seals seals, boolean clear) throws SQLException {
    this.seals = seals;
    this.clear = clear;
    row = first.getInt("row_no");
    firstSeq = first.getLong("seq");
    channel = first.getString("channel");
    kind = Arrival.Kind.values()[first.getInt("arrival_kind")];
    origin = first.getString("origin");
    reference = first.getString("reference");
    arrivedAt = first.getTimestamp("arrived_at").toInstant();
  }

  void add(ResultSet line) throws SQLException {
    Entry.Kind entry = Entry.Kind.of(line.getInt("kind"));
    over |= entry == Entry.Kind.DECIDED;
    id = over ? id : line.getLong("seq");
    if (entry.request()) {
      requests.add(request(line, entry));
    } else if (entry != Entry.Kind.DECIDED) {
      outcome = outcome(entry);
      reason = line.getString("note");
      decided = decided(line);
    }
  }

  IntakeLog.Line line() {
    return new IntakeLog.Line(
        id,
        firstSeq,
        channel,
        kind.word(),
        origin,
        row,
        reference,
        outcome,
        reason,
        arrivedAt,
        List.copyOf(requests),
        decided);
  }

  private IntakeLog.@Nullable Decided decided(ResultSet line) throws SQLException {
    long seq = line.getLong("decided_seq");
    if (line.wasNull()) {
      return null;
    }
    byte[] remark = line.getBytes("remark");
    return new IntakeLog.Decided(
        seq,
        Verdict.values()[line.getInt("verdict")],
        line.getString("decided_by"),
        line.getTimestamp("decided_at").toInstant(),
        line.getString("template"),
        clear && remark != null
            ? new String(seals.openEvidence(remark, seq), StandardCharsets.UTF_8)
            : null);
  }

  private IntakeLog.Request request(ResultSet line, Entry.Kind kind) throws SQLException {
    byte[] sealed = line.getBytes("sealed");
    return new IntakeLog.Request(
        line.getLong("seq"),
        switch (kind) {
          case OPT_IN -> "opt-in";
          case REPEAT -> "repeat";
          default -> "opt-out";
        },
        Medium.ofBits(line.getInt("media")),
        new Scope(line.getString("brand")),
        line.getTimestamp("event_at").toInstant(),
        clear && sealed != null
            ? seals.open(sealed, line.getObject("fingerprint", UUID.class))
            : null);
  }

  private static Outcome outcome(Entry.Kind kind) {
    return switch (kind) {
      case KNOWN -> Outcome.KNOWN;
      case SET_ASIDE -> Outcome.SET_ASIDE;
      case REFUSED -> Outcome.REFUSED;
      default -> Outcome.REVIEW;
    };
  }
}
