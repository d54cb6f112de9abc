package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  @Test
  void whatAKilledHubLeftGoesAndWhatIsWorkedOnStays(@TempDir Path data) throws Exception {
    SettableClock clock = new SettableClock(Instant.now());
    Path folder = data.resolve("work");
    WorkFolder work =
        new WorkFolder(
            new IntakeSettings(
                List.of(), folder, new IntakeSettings.Reading(data.resolve("rules")), Map.of()),
            clock);
    work.sweep();
    Path left = work.file("list");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left)))
        .isEqualTo("rw-------");
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "not the hub's");
    clock.advance(Duration.ofMinutes(59));
    work.sweep();
    assertThat(left).exists();
    clock.advance(Duration.ofMinutes(2));
    work.sweep();
    assertThat(left).doesNotExist();
    assertThat(foreign).exists();
  }
}
