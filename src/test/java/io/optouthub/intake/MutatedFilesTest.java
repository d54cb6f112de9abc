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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files with bytes changed, taken out and repeated: each becomes items, by no fault of the hub. */
class MutatedFilesTest {

  private static final int EACH = 400;

  private final Channel channel =
      new Channel("drop", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());
  private final RowReader reader = reader();
  private final Random random = new Random(20261124);

  @Test
  void everyFileEndsAsItemsWhateverIsInIt() throws IOException {
    String table = "téléphone;opposition;remarque\n0199001201;oui;\"a;b\"\n+33 1 99 00 12 02;O;x\n";
    String lines =
        "{\"phone\": \"0199001201\", \"tags\": [1, {\"a\": null}]}\n{\"phone\": 33199001202}\n";
    String html = "<html><table><tr><th>phone</th></tr><tr><td>0199001201</td></tr></table></html>";
    List<byte[]> seeds =
        List.of(
            table.getBytes(StandardCharsets.UTF_8),
            table.getBytes(StandardCharsets.UTF_16),
            table.getBytes(StandardCharsets.ISO_8859_1),
            lines.getBytes(StandardCharsets.UTF_8),
            ("[" + lines.strip().replace("\n", ",") + "]").getBytes(StandardCharsets.UTF_8),
            html.getBytes(StandardCharsets.UTF_8),
            Packed.gzip(table),
            Packed.zip("a.csv", table),
            Packed.workbook());
    for (byte[] seed : seeds) {
      assertThat(items(seed)).as("whole").extracting(Item::outcome).contains(Outcome.REGISTERED);
      for (int i = 0; i < EACH; i++) {
        List<Item> items = items(mutated(seed));
        assertThat(items)
            .extracting(Item::reason)
            .noneMatch(reason -> reason != null && reason.startsWith("the hub failed"));
      }
    }
    for (int size = 1; size < 40_000; size = size * 3 + 1) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);
      assertThat(items(noise)).isNotEmpty();
    }
  }

  @Test
  void aTextAsLongAsTheFileIsNoFault() throws IOException {
    byte[] body =
        ("{\"phone\":\"" + "1".repeat(5_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(items(body))
        .extracting(Item::reason)
        .allMatch(r -> r != null && r.contains("too long"));
  }

  private byte[] mutated(byte[] seed) {
    byte[] bytes = seed.clone();
    for (int n = random.nextInt(6); n >= 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(bytes.length - from + 1);
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, random.nextBoolean() ? from : bytes.length);
    for (int n = random.nextInt(3); n > 0; n--) {
      out.write(bytes, from, to - from);
    }
    return out.size() == 0 ? bytes : out.toByteArray();
  }

  private List<Item> items(byte[] content) throws IOException {
    List<Item> items = new java.util.ArrayList<>();
    try (RowReader.Rows rows =
        reader.open(channel, new Raw.File("f", () -> new ByteArrayInputStream(content)))) {
      rows.forEachRemaining(items::add);
    }
    return items;
  }

  private static RowReader reader() {
    Register none = TestIntake.register(submission -> {});
    return TestIntake.context(none, Clock.systemUTC()).getBean(RowReader.class);
  }
}
