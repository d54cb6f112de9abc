package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.scrub.ScrubKit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every way of leaving calling lists does: clean lists and reports come back, none is lost.
 */
abstract class ScrubContract {

  private final ScrubKit kit = new ScrubKit(Set.of("+33199001234"));
  private final CamelContext camel = ConnectorsForTests.scrubbing(kit.scrubs, kit.attestations);

  /** The Kamelet with its parameters. */
  abstract String source() throws Exception;

  /** Where lists are left. */
  abstract Path folder() throws Exception;

  @AfterEach
  void stopCamel() {
    camel.stop();
    kit.close();
  }

  @Test
  void aListComesBackCleanWithItsReportAndGoesToTheDone() throws Exception {
    start();
    byte[] list = "nom;tél\r\nZoé;0199001234\r\nLéa;0199005678\r\n".getBytes(latin());
    Files.write(folder().resolve("list.csv"), list);
    Path clean = folder().resolve("clean/list.csv");
    settled(() -> assertThat(clean).exists());
    assertThat(Files.readAllBytes(clean))
        .isEqualTo("nom;tél\r\nLéa;0199005678\r\n".getBytes(latin()));
    assertThat(Files.readString(folder().resolve("reports/list.csv.report.csv")))
        .contains("file,list.csv", "rows,2", "removed,1", "1,removed,voice suppressed since")
        .doesNotContain("Zo");
    byte[] attestation = Files.readAllBytes(folder().resolve("reports/list.csv.attestation.json"));
    assertThat(kit.attestations.genuine(attestation)).isPresent();
    settled(() -> assertThat(below(".done")).containsExactly("list.csv"));
    assertThat(folder().resolve("list.csv")).doesNotExist();
  }

  @Test
  void hostileNamesOfListsAreOnlyNames() throws Exception {
    start();
    String name = "x%2f..%2f${header.CamelFileName};sObjectQuery.csv";
    Files.writeString(folder().resolve(name), "phone\n0199001234\n0199005678\n");
    Path clean = folder().resolve("clean/" + name);
    settled(() -> assertThat(clean).hasContent("phone\n0199005678\n"));
    assertThat(folder().resolve("reports/" + name + ".report.csv")).isRegularFile();
    settled(() -> assertThat(below(".done")).containsExactly(name));
  }

  @Test
  void aListThatIsNoneIsReportedAndKeptAside() throws Exception {
    start();
    Files.writeString(folder().resolve("bad.csv"), "a;b\n1;2\n");
    settled(() -> assertThat(below("refused")).containsExactly("bad.csv"));
    assertThat(Files.readString(folder().resolve("reports/bad.csv.report.csv")))
        .contains("refused", "no column is known");
    assertThat(folder().resolve("clean/bad.csv")).doesNotExist();
  }

  @Test
  void aListStaysWhileTheRegisterIsAwayAndUnfinishedOnesAreLeft() throws Exception {
    kit.away = true;
    start();
    Files.writeString(folder().resolve("list.csv"), "phone\n0199005678\n");
    Files.writeString(folder().resolve("other.csv.part"), "phone\n01990");
    await().during(Duration.ofSeconds(2)).until(() -> Files.exists(folder().resolve("list.csv")));
    assertThat(folder().resolve("clean/list.csv")).doesNotExist();
    kit.away = false;
    settled(() -> assertThat(folder().resolve("clean/list.csv")).exists());
    settled(() -> assertThat(folder().resolve("list.csv")).doesNotExist());
    assertThat(folder().resolve("other.csv.part")).exists();
  }

  private void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() throws Exception {
            from(source()).to("optout:scrub/phoneo-scrub?country=FR&media=voice");
          }
        });
    camel.start();
  }

  private List<String> below(String name) throws Exception {
    Path below = folder().resolve(name);
    if (!Files.exists(below)) {
      return List.of();
    }
    try (var files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Charset latin() {
    return Charset.forName("windows-1252");
  }

  private static void settled(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
  }
}
