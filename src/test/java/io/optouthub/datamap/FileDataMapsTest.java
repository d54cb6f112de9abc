package io.optouthub.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data map that is edited while the hub runs. */
class FileDataMapsTest {

  @TempDir Path folder;
  private Path file;
  private FileDataMaps maps;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("map.yaml");
    write("telesales");
    // Looked at by the test alone.
    maps = new FileDataMaps(new MapSettings(file, Duration.ofHours(1)));
  }

  @AfterEach
  void stop() {
    maps.close();
  }

  @Test
  void anEditIsTakenUp() throws IOException {
    assertThat(maps.current().services()).containsOnlyKeys("telesales");
    write("surveys");
    maps.look();
    assertThat(maps.current().services()).containsOnlyKeys("surveys");
    assertThat(maps.problem()).isNull();
  }

  @Test
  void aBadEditLeavesTheLastGoodMapInForceAndSaysWhy() throws IOException {
    Files.writeString(file, "services:\n  telesales: {}\nsystem: {}\n");
    maps.look();
    assertThat(maps.current().services()).containsOnlyKeys("telesales");
    assertThat(maps.problem())
        .isEqualTo(file + ": line 3: system is no key here; did you mean 'systems'?");
    write("telesales");
    maps.look();
    assertThat(maps.problem()).isNull();
  }

  @Test
  void aFileThatGoesAwayLeavesTheMapInForceUntilItIsBack() throws IOException {
    Files.delete(file);
    maps.look();
    assertThat(maps.current().services()).containsOnlyKeys("telesales");
    assertThat(maps.problem()).contains("is gone");
    write("telesales");
    maps.look();
    assertThat(maps.problem()).isNull();
  }

  @Test
  void bytesThatAreNoTextAreReportedAndForgivenLater() throws IOException {
    Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});
    maps.look();
    assertThat(maps.problem()).contains("cannot be read");
    write("telesales");
    maps.look();
    assertThat(maps.problem()).isNull();
  }

  @Test
  void aHubWithoutAMapStartsWithAnEmptyOne() {
    try (FileDataMaps none =
        new FileDataMaps(new MapSettings(folder.resolve("none.yaml"), Duration.ofHours(1)))) {
      assertThat(none.current()).isEqualTo(DataMap.EMPTY);
      assertThat(none.problem()).isNull();
    }
  }

  private void write(String service) throws IOException {
    Files.writeString(file, "services:\n  " + service + ": {}\n");
  }
}
