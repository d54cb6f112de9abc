package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DeadlineWatchIT {

  private final TestHubs hubs = new TestHubs();
  private final List<String> told = new ArrayList<>();
  private boolean reached = true;
  private final DeadlineWatch watch = watch();

  /** One hour is the deadline of the systems here. */
  @Test
  void warnsBeforeADeadlinePassesAndThenEveryTenMinutesAtMost(CapturedOutput output) {
    waitingSince(Duration.ofMinutes(47));
    watch.look();
    assertThat(output.getAll()).doesNotContain("target-late");

    hubs.clock.advance(Duration.ofMinutes(2));
    watch.look();
    hubs.clock.advance(Duration.ofMinutes(9));
    watch.look();
    assertThat(output.getAll()).containsOnlyOnce("target-late target=dialer");

    hubs.clock.advance(Duration.ofMinutes(1));
    watch.look();
    assertThat(output.getAll().split("target-late target=dialer", -1)).hasSize(3);
  }

  @Test
  void tellsTheOwnerOnceThatItIsNearAndOnceThatItHasPassedWhicheverHubLooks() {
    waitingSince(Duration.ofMinutes(49));
    for (int look = 0; look < 12; look++) {
      watch.look();
      watch().look();
      hubs.clock.advance(Duration.ofMinutes(5));
    }
    assertThat(told).containsExactly("dialer near", "dialer late");

    hubs.clock.advance(Duration.ofHours(24));
    watch.look();
    assertThat(told).containsExactly("dialer near", "dialer late", "dialer late");
  }

  @Test
  void anOwnerWhoWasNotReachedIsToldLater() {
    waitingSince(Duration.ofMinutes(49));
    reached = false;
    watch.look();
    reached = true;
    hubs.clock.advance(Duration.ofMinutes(10));
    watch.look();
    assertThat(told).containsExactly("dialer near", "dialer near");
  }

  @Test
  void nobodyIsToldOfATargetThatKeepsUp() {
    hubs.calling("dialer").optOut(1, 1);
    hubs.drain(hubs.hub, "dialer", new FakeTarget());
    hubs.clock.advance(Duration.ofDays(1));
    watch.look();
    assertThat(told).isEmpty();
  }

  private void waitingSince(Duration time) {
    hubs.calling("dialer").optOut(1, 1);
    hubs.clock.advance(time);
  }

  private DeadlineWatch watch() {
    var beans = new StaticListableBeanFactory();
    beans.addBean(
        "alarm",
        (DeadlineAlarm)
            (status, late) -> {
              told.add(status.name() + (late ? " late" : " near"));
              return reached;
            });
    return new DeadlineWatch(
        hubs.hub,
        new WarningStore(hubs.sql),
        beans.getBeanProvider(DeadlineAlarm.class),
        hubs.clock);
  }
}
