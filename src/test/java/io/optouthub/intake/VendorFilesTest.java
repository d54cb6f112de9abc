package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Item;
import io.optouthub.register.Register;
import io.optouthub.testing.Packed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as vendors send them. */
class VendorFilesTest {

  private static final Told NOTHING = Told.NOTHING;
  private final List<Item> items = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "nom;tél\\rA;0199001234\\rB;0199001235! 1234 1235",
        "nom;tél\\nA;\"0199001234 / 0199001235\"! 1234 1235",
        "nom;tél\\nA;\"0199001234\\n0199001235\"! 1234 1235",
        "nom;tél\\nA;0199001234 et 0199001235! 1234 1235",
        "nom;tél;mot\\nA;0199001234;\"oui\\nB;0199001235;\"x\"! 1234 1235",
        "nom,tél\\nA,0199001234,x,y\\nB\\nC,0199001235! 1234 1235",
        "Numéro appelant;Téléphone du client\\n0199009999;0199001234! 1234",
        "phone;agent phone\\n0199001234;0199009999! 1234",
        "Order number,Phone Number 1\\n0199009999,0199001234! 1234",
        "Liste des téléphones\\nle 20/11/2026\\n\\nNom;Mobile\\nA;199001234! 1234",
        "tel;type\\n0199001234;mobile! 1234",
        "sep=;\\nphone;name\\n0199001234;a! 1234",
        "'phone','name'\\n'0199001234','a, b'! 1234",
        "id;numéro\\n1;0199001234! 1234",
        "=\"0199001234\"! 1234",
        "tel^nom\\n0199001234^a! 1234",
        "tel;stop\\n0199001234;O\\n0199001235;N! 1234",
        "tel;opposition\\n0199001234;oui\\n0199001235;non! 1234",
        "tel;opt-out\\n0199001234;x\\n0199001235;! 1234",
        "tel;optin\\n0199001234;0\\n0199001235;1! 1234",
        "tel;motif\\n0199001234;STOP\\n0199001235;Répondeur\\n0199001236;ne veut plus! 1234 1236",
        "tel;accepte d'être rappelé\\n0199001234;non\\n0199001235;oui! 1234",
        "<table><tr><th>Tél<th>Nom<tr><td>0199001234<td>A &amp; B</table>! 1234",
        "A;0199001234;0199001235! ``",
        "SIRET;nom\\n12345678901234;A! ``",
        "{\"phone\":\"0199001234\"}\\n{bad\\n{\"tel\":\"0199001235\"}! 1234 1235",
        "[{\"mobile\":\"0199001234\",\"agent\":{\"phone\":\"0199009999\"}}]! 1234",
      })
  void theNumbersOfTheRequestsAndNoOther(String table, String expected) {
    take(
        NOTHING,
        Map.of(),
        table.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8));
    assertThat(numbers())
        .containsExactlyElementsOf(
            Arrays.stream(expected.split(" "))
                .filter(n -> !n.isEmpty())
                .map("+3319900"::concat)
                .toList());
  }

  @Test
  void anAddressInAColumnOfNumbersIsOne() {
    take(NOTHING, Map.of(), "tel\n0199001234\nx@example.org\n".getBytes(StandardCharsets.UTF_8));
    assertThat(numbers()).containsExactly("+33199001234", "x@example.org");
  }

  @Test
  void anotherCountriesNumbersAreReadByTheirColumn() {
    String table = "tel;pays\n07700 900123;Royaume-Uni\n0199001234;\n0199001235;nowhere\n";
    take(NOTHING, Map.of(), table.getBytes(StandardCharsets.UTF_8));
    assertThat(numbers()).containsExactly("+447700900123", "+33199001234");
    assertThat(items.get(2).outcome()).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void aBadByteRuinsOneCharacterOnly() {
    take(
        NOTHING,
        Map.of(),
        concat("nom;Téléphone\nA;0199001234\nB", new byte[] {(byte) 0xE9}, ";0199001235\n"));
    assertThat(numbers()).containsExactly("+33199001234", "+33199001235");
  }

  @Test
  void anOppositionIsAboutItsColumnsMedium() {
    take(
        NOTHING,
        Map.of(),
        "tel;OPT_OUT_TEL;stop_sms\n0199001234;N;O\n0199001235;N;N\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(items.get(0).requests().get(0).media()).containsExactly(Medium.SMS);
    assertThat(items.get(1).outcome()).isEqualTo(Outcome.SET_ASIDE);
  }

  @Test
  void aChannelSaysWhatAValueMeansAndWhatIsConstant() {
    Told told =
        new Told(Map.of("media", "sms"), Map.of("opposition.7", "opt-out", "opposition.8", "none"));
    take(
        told,
        Map.of("opposition", "Statut", "phone", "Ligne"),
        "Ligne;Statut;Téléphone\n0199001234;7;0199009999\n0199001235;8;\n0199001236;9;\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(numbers()).containsExactly("+33199001234");
    assertThat(items.get(0).requests().get(0).media()).containsExactly(Medium.SMS);
    assertThat(items)
        .extracting(Item::outcome)
        .containsExactly(Outcome.REGISTERED, Outcome.SET_ASIDE, Outcome.REVIEW);
  }

  @Test
  void archivesAreReadEntryByEntryAndAsFarAsTheyGo() throws IOException {
    byte[] zip = Packed.zip("../../a.csv", "tel\n0199001234\n", "b.csv", "phone\n0199001235\n");
    take(NOTHING, Map.of(), zip);
    assertThat(numbers()).containsExactly("+33199001234", "+33199001235");
    items.clear();
    take(NOTHING, Map.of(), Arrays.copyOf(zip, zip.length - 30));
    assertThat(numbers()).hasSize(2);
    assertThat(items.get(items.size() - 1).reason()).contains("cut off");
    items.clear();
    byte[] packed = Packed.gzip("tel\n0199001234\n" + random());
    take(NOTHING, Map.of(), Arrays.copyOf(packed, packed.length / 2));
    assertThat(numbers()).contains("+33199001234");
    assertThat(items.get(items.size() - 1).reason()).contains("cut off");
  }

  @Test
  void bombsAreNotOpened() throws IOException {
    take(NOTHING, Map.of(), Packed.zip("a.csv", "a".repeat(30_000_000)));
    String[] many = new String[2_400];
    Arrays.setAll(many, i -> i % 2 == 0 ? i + ".csv" : "tel\n0199001234\n");
    take(NOTHING, Map.of(), Packed.zip(many));
    take(NOTHING, Map.of(), Packed.gzip("a".repeat(30_000_000)));
    assertThat(numbers()).isEmpty();
    assertThat(items).allMatch(item -> item.reason() != null);
  }

  @ParameterizedTest
  @CsvSource({"%PDF-1.7, PDF", "-----BEGIN PGP MESSAGE-----, PGP", "Rar!, RAR"})
  void otherFormatsAreRefusedByName(String beginning, String name) {
    take(NOTHING, Map.of(), beginning.getBytes(StandardCharsets.UTF_8));
    assertThat(items).singleElement().extracting(Item::outcome).isEqualTo(Outcome.REFUSED);
    assertThat(items.get(0).reason()).contains(name);
  }

  private void take(Told told, Map<String, String> fields, byte[] content) {
    Channel channel = new Channel("c", "FR", Set.of(Medium.VOICE), Scope.ALL, fields, told);
    Intake intake = TestIntake.over(register());
    intake.take(channel, new Raw.File("f", () -> new ByteArrayInputStream(content)));
  }

  private Register register() {
    return TestIntake.register(submission -> items.addAll(submission.items()));
  }

  private List<String> numbers() {
    return items.stream()
        .flatMap(i -> i.requests().stream())
        .map(r -> r.identity().value())
        .toList();
  }

  private static byte[] concat(String before, byte[] bytes, String after) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(bytes);
    out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static String random() {
    StringBuilder rows = new StringBuilder();
    new java.util.Random(7)
        .ints(20_000, 0, 10_000)
        .forEach(n -> rows.append("019900%04d\n".formatted(n)));
    return rows.toString();
  }
}
