package io.optouthub.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What targets were told and did not hold when they were asked. */
@Component
class DriftStore {

  /** The names are those in the database, in lower case. */
  enum State {
    /** To be applied again. */
    FOUND,
    /** Applied again, to be asked about again. */
    APPLIED,
    /** Held again. */
    BACK,
    /** No longer due: the person may be called again, or left the target's scope. */
    DROPPED,
    /** The target says that it applied it, and does not hold it. */
    PARKED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param attempts how often it was applied again
   */
  record Drift(long id, long seq, UUID fingerprint, int attempts) {}

  private final JdbcClient sql;

  DriftStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** Whether it is new: who is missing already is counted once. */
  boolean found(String target, long seq, UUID fingerprint, Instant now) {
    return sql.sql(
                """
                insert into drift (target, seq, fingerprint, found_at, at, last_held_at)
                select :target, :seq, :fingerprint, :now, :now, coalesce(
                  (select max(ended_at) from verify_round where target = :target and last_seq >= :seq),
                  (select max(at) from receipt where target = :target and :seq between first_seq and last_seq))
                on conflict (target, fingerprint) where state in ('found', 'applied') do nothing
                """)
            .param("target", target)
            .param("seq", seq)
            .param("fingerprint", fingerprint)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** In this state since before that time, the oldest first. */
  List<Drift> in(State state, String target, Instant before, int most) {
    return sql.sql(
            """
            select id, seq, fingerprint, attempts from drift
            where target = ? and state = ? and at <= ? order by id limit ?
            """)
        .params(target, state.word(), before.atOffset(ZoneOffset.UTC), most)
        .query(
            (row, n) ->
                new Drift(
                    row.getLong(1), row.getLong(2), row.getObject(3, UUID.class), row.getInt(4)))
        .list();
  }

  void move(State to, List<Long> ids, Instant now) {
    if (!ids.isEmpty()) {
      sql.sql("update drift set state = ?, attempts = attempts + ?, at = ? where id = any(?)")
          .params(
              to.word(),
              to == State.APPLIED ? 1 : 0,
              now.atOffset(ZoneOffset.UTC),
              ids.toArray(Long[]::new))
          .update();
    }
  }
}
