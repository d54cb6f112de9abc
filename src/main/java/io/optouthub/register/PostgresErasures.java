package io.optouthub.register;

import io.optouthub.optout.Identity;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Erasures, in one transaction each. */
final class PostgresErasures implements Erasures {

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final People people;

  PostgresErasures(JdbcClient sql, TransactionTemplate transaction, People people) {
    this.sql = sql;
    this.transaction = transaction;
    this.people = people;
  }

  @Override
  public Erased erase(Identity identity) {
    UUID person = people.of(identity);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              // Later nobody could: what is not known cannot be given another fingerprint.
              people.remember(identity, person);
              return erase(person);
            }));
  }

  private Erased erase(UUID person) {
    int identities = update("delete from sealed_identity where fingerprint = ?", person);
    // Also of the same message that came again: its entries have no fingerprint, only its arrival.
    int evidence =
        update(
            """
            with item as (
              select distinct arrival, row_no from entry where fingerprint = ?
            ), same as (
              select arrival, row_no from item
              union
              select a.id, i.row_no from item i join arrival a on a.same_as = i.arrival
            )
            delete from evidence where seq in (
              select e.seq from same s join entry e on e.arrival = s.arrival and e.row_no = s.row_no)
            """,
            person);
    int remarks =
        update(
            """
            update review_decision set remark = null
            where remark is not null and review in (
              select r.seq from entry e
              join entry r on r.arrival = e.arrival and r.row_no = e.row_no and r.kind = 5
              where e.fingerprint = ?)
            """,
            person);
    int cases =
        update(
            """
            update complaint_case set remark = null
            where remark is not null and seq in (
              select s.seq from entry e
              join entry s on s.arrival = e.arrival and s.row_no = e.row_no where e.fingerprint = ?)
            """,
            person);
    return new Erased(identities, evidence, remarks + cases);
  }

  private int update(String statement, UUID person) {
    return sql.sql(statement).param(person).update();
  }
}
