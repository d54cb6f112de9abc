package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ListRemindersIT {

  private final TestHubs hubs = new TestHubs();
  private final PostgresSentLists lists =
      new PostgresSentLists(
          hubs.sql,
          new TransactionTemplate(new JdbcTransactionManager(hubs.register.database)),
          hubs.clock);
  private final List<String> told = new ArrayList<>();
  private boolean reached = true;
  private final ListReminders reminders = reminders();

  /** One hour is the deadline of the systems here. */
  @BeforeEach
  void sendTwoLists() {
    hubs.calling("phoneo").calling("silent");
    lists.note("phoneo", "a.csv", 1, 10, 10);
    lists.note("phoneo", "b.csv", 11, 12, 2);
    lists.note("silent", "c.csv", 1, 12, 12);
    new VerifyStore(hubs.sql).of("phoneo", hubs.clock.instant());
  }

  @Test
  void remindsOnceOfAListThatNobodyConfirmedOfATargetThatIsReadBack() {
    lists.acknowledge("phoneo", "a.csv", "link");
    hubs.clock.advance(Duration.ofMinutes(47));
    reminders.look();
    assertThat(told).isEmpty();
    hubs.clock.advance(Duration.ofMinutes(2));
    reminders.look();
    reminders().look();
    hubs.clock.advance(Duration.ofHours(3));
    reminders.look();
    assertThat(told).containsExactly("phoneo 2");
  }

  @Test
  void whoWasNotReachedIsRemindedLater() {
    reached = false;
    hubs.clock.advance(Duration.ofMinutes(49));
    reminders.look();
    reached = true;
    reminders.look();
    reminders.look();
    assertThat(told).containsExactly("phoneo 1", "phoneo 2", "phoneo 1", "phoneo 2");
  }

  private ListReminders reminders() {
    var beans = new StaticListableBeanFactory();
    beans.addBean(
        "reminder",
        (ListReminder)
            (list, due) -> {
              assertThat(due).isEqualTo(list.at().plus(Duration.ofHours(1)));
              told.add(list.target() + " " + list.sequence());
              return reached;
            });
    return new ListReminders(
        lists,
        hubs,
        TestHubs.settings(Duration.ofMinutes(1)),
        beans.getBeanProvider(ListReminder.class),
        hubs.clock);
  }
}
