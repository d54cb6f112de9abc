package io.optouthub.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.optouthub.optout.Medium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a data map says, and what is said of a wrong one. */
class MapReaderTest {

  private static final String MAP =
      """
      services:
        telesales: { title: Telesales, contact: telesales@example.com }
      subcontractors:
        phoneo:
      systems:
        dialer:
          owner: telesales
          media: [voice, sms]
          countries: [fr, NO]
          number-format: national
          deadline: 24h
        list: { owner: phoneo, media: voice }
      channels:
        drop: { owner: phoneo }
      """;

  @Test
  void everyPartIsRead() throws Exception {
    DataMap map = MapReader.read(MAP);
    DataMap.CallingSystem dialer = system("dialer");
    assertThat(dialer.owner()).isEqualTo("telesales");
    assertThat(dialer.media()).containsExactly(Medium.VOICE, Medium.SMS);
    assertThat(dialer.countries()).containsExactly("FR", "NO");
    assertThat(dialer.numberFormat()).isEqualTo(NumberFormat.NATIONAL);
    assertThat(dialer.deadline()).isEqualTo(new Deadline.Within(Duration.ofHours(24), "24h"));
    assertThat(map.services())
        .containsEntry(
            "telesales",
            new DataMap.Party("Telesales", "telesales@example.com", DataMap.Role.CONTROLLER, null));
    assertThat(map.channels())
        .containsEntry("drop", new DataMap.MappedChannel("phoneo", "drop", null));
  }

  @Test
  void whatIsLeftOutHasADefault() throws Exception {
    DataMap.CallingSystem list = system("list");
    assertThat(list.title()).isEqualTo("list");
    assertThat(list.brands()).isEmpty();
    assertThat(list.countries()).isEmpty();
    assertThat(list.numberFormat()).isEqualTo(NumberFormat.E164);
    assertThat(list.deadline()).isNull();
  }

  @Test
  void theMapsThatAreShippedAreGood() throws Exception {
    DataMap hub = MapReader.read(Files.readString(Path.of("config/map.yaml")));
    assertThat(hub.channels()).containsOnlyKeys("form", "api", "drop", "crm", "one-click");
    assertThat(hub.systems()).isEmpty();
    Path sandbox = Path.of("src/test/resources/sandbox/config/map.yaml");
    assertThat(MapReader.read(Files.readString(sandbox)).systems()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nobody yet\n", "---\n", "systems:\n"})
  void anEmptyMapIsAMap(String yaml) throws Exception {
    assertThat(MapReader.read(yaml)).isEqualTo(DataMap.EMPTY);
  }

  @Test
  void aChannelMayHaveARhythm() throws Exception {
    String given = MAP.replace("drop: { owner: phoneo }", "drop: { owner: phoneo, rhythm: 3d }");
    assertThat(MapReader.read(given).channels())
        .containsEntry("drop", new DataMap.MappedChannel("phoneo", "drop", Duration.ofDays(3)));
    assertThat(problem("drop: { owner: phoneo }", "drop: { owner: phoneo, rhythm: often }"))
        .contains("channels.drop.rhythm: 'often'");
  }

  @Test
  void aMistypedKeyIsNamedWithItsLineAndTheLikelyOne() {
    assertThat(problem("deadline:", "deadlin:"))
        .startsWith("line 11: ")
        .contains("systems.dialer.deadlin")
        .contains("did you mean 'deadline'?");
    assertThat(problem("channels:", "chanels:")).contains("line 13: ", "'channels'");
  }

  @Test
  void aNameGivenTwiceIsRefused() {
    assertThat(problem("  list:", "  dialer:"))
        .isEqualTo("line 12: systems.dialer stands in line 6 already");
  }

  @Test
  void anOwnerWhomNobodyKnowsIsRefusedWithLineAndChoices() {
    assertThat(problem("owner: telesales", "owner: phoneos"))
        .isEqualTo(
            "line 7: systems.dialer.owner: 'phoneos' is neither a service nor a subcontractor;"
                + " there are [phoneo, telesales]");
    assertThat(problem("drop: { owner: phoneo }", "drop: {}"))
        .startsWith("line 14: channels.drop.owner: nobody");
  }

  @Test
  void wrongValuesAreNamedWithLineKeyAndWhatIsAllowed() {
    assertThat(problem("[voice, sms]", "[voice, fax]"))
        .contains("line 8: systems.dialer.media: 'fax'", "voice, sms, email, post");
    assertThat(problem("[voice, sms]", "[]")).contains("line 8: systems.dialer.media");
    assertThat(problem("number-format: national", "number-format: french"))
        .contains("line 10: systems.dialer.number-format: 'french'", "e164, digits, national");
    assertThat(problem("[fr, NO]", "[fr, ZZ]")).contains("line 9: systems.dialer.countries: 'ZZ'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "24", "-3d", "0s", "99999999999999d", "1.5h"})
  void aDeadlineIsADurationWithItsUnit(String deadline) {
    assertThat(problem("24h", deadline)).startsWith("line 11: systems.dialer.deadline: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"media: [voice, ~]", "brands: [~]", "countries: [~]", "title: {a: b}"})
  void anEntryThatIsNoWordIsRefused(String entry) {
    String list = "{ owner: phoneo, media: voice }";
    String wrong = "{ owner: phoneo, " + (entry.contains("media") ? "" : "media: voice, ") + entry;
    assertThat(problem(list, wrong + " }"))
        .startsWith("line 12: systems.list." + entry.split(":")[0] + ": ");
  }

  @Test
  void namesOfBrandsStayAsTheyAreWritten() throws Exception {
    String brands = MAP.replace("media: voice }", "media: voice, brands: [007, no, 1_0] }");
    assertThat(MapReader.read(brands).systems())
        .hasEntrySatisfying(
            "list", list -> assertThat(list.brands()).containsExactly("007", "no", "1_0"));
  }

  @Test
  void aSecondDocumentInTheFileIsRefused() {
    assertThat(problem("channels:", "---\nchannels:")).startsWith("line 1");
  }

  @Test
  void brokenYamlIsRefusedWithItsLine() {
    assertThat(problem("[voice, sms]", "[voice, sms")).startsWith("line 9: ").hasLineCount(1);
    assertThat(catchThrowable(() -> MapReader.read("- a\n- b\n")))
        .isInstanceOf(MapReader.Unusable.class);
  }

  private static DataMap.CallingSystem system(String name) throws Exception {
    return Objects.requireNonNull(MapReader.read(MAP).systems().get(name));
  }

  private static String problem(String from, String to) {
    assertThat(MAP).contains(from);
    Throwable thrown = catchThrowable(() -> MapReader.read(MAP.replace(from, to)));
    assertThat(thrown).isInstanceOf(MapReader.Unusable.class);
    return String.valueOf(thrown.getMessage());
  }
}
