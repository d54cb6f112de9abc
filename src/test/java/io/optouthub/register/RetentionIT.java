package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionIT {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final TestRegister hub = TestRegister.fresh(clock);
  private final Retention retention =
      new Retention(
          hub.sql, new TransactionTemplate(new JdbcTransactionManager(hub.database)), clock);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void evidenceGoesWhenItsTimeIsOverAndNotBeforeAndTheLogStays() {
    long old = kept("one");
    clock.advance(Duration.ofHours(12));
    long young = kept("two");
    assertThat(retention.erase()).isZero();

    // The test's register keeps evidence for a day.
    clock.advance(Duration.ofHours(13));
    assertThat(retention.erase()).isEqualTo(1);
    assertThat(hub.log.evidence(old)).isEmpty();
    assertThat(hub.log.evidence(young)).contains("two".getBytes(StandardCharsets.UTF_8));
    assertThat(hub.chain.verify().intact()).isTrue();
    assertThat(hub.chain.verify().entries()).isEqualTo(2);
  }

  @Test
  void whatWasErasedIsRecordedAndNothingElseIs() {
    kept("one");
    kept("two");
    retention.erase();
    assertThat(audit()).isEmpty();
    clock.advance(Duration.ofDays(2));
    retention.erase();
    retention.erase();
    assertThat(audit()).containsExactly("hub evidence-erased 2 pieces of evidence");
  }

  private long kept(String text) {
    Arrival arrival = new Arrival("mail", Arrival.Kind.MAIL, text, text, clock.instant());
    Item item = Item.review("unclear", text.getBytes(StandardCharsets.UTF_8));
    String reference = hub.register.append(Submission.message(arrival, item)).reference();
    return hub.log.byReference(reference, true).get(0).id();
  }

  private List<String> audit() {
    return hub.sql
        .sql("select who || ' ' || what || ' ' || object from audit order by id")
        .query(String.class)
        .list();
  }
}
