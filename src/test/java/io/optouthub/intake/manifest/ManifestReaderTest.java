package io.optouthub.intake.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.Raw;
import io.optouthub.register.Announced;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

  private static final String SUM = "0f".repeat(32);

  private final ManifestReader reader = new ManifestReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"file\": \"list.csv\", \"rowCount\": 1200, \"sha256\": \"SUM\", \"sequence\": 42}",
        "[{\"filename\": \"out/list.csv\", \"row_count\": \"1200\", \"checksum\": \"SUM\", \"seq\": 42}]",
        "{\"sequence\": 42, \"files\": [{\"name\": \"list.csv\", \"rows\": 1200, \"SHA-256\": \"SUM\"}]}",
        "file;rows;sha256;sequence\nlist.csv;1 200;SUM;42",
        "\uFEFFFichier\tNombre de lignes\tEmpreinte\tNuméro\r\nlist.csv\t1200\tSUM\tN°42\r\n",
        "rows: 1200\nsha256: SUM\nsequence: 0042\n",
        "rows=1200\nsha256=SUM\nseq=42"
      })
  void theSameIsUnderstoodInEveryForm(String written) throws IOException {
    assertThat(read("list.csv.manifest", written.replace("SUM", SUM)))
        .containsExactly(new Announced("list.csv", 1200L, SUM, 42L));
  }

  @Test
  void whatSha256sumWritesNamesItsFileOrLiesBesideIt() throws IOException {
    assertThat(read("list.csv.sha256", SUM + "  list.csv\n"))
        .containsExactly(new Announced("list.csv", null, SUM, null));
    assertThat(read("list.csv.sha256sum", SUM.toUpperCase(java.util.Locale.ROOT)))
        .containsExactly(new Announced("list.csv", null, SUM, null));
  }

  @Test
  void oneManifestMayAnnounceSeveralFiles() throws IOException {
    assertThat(read("MANIFEST-20261101.csv", "file,rows\na.csv,1\nb.csv,2\n"))
        .extracting(Announced::file)
        .containsExactly("a.csv", "b.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone;number\n0199001234;1",
        "{\"rows\": ",
        "{}",
        "",
        "rows: many",
        "[[[[",
        "sha256: 00ff"
      })
  void whatAnnouncesNothingIsReadAsAnyOtherFile(String written) throws IOException {
    assertThat(read("manifest.csv", written)).isEmpty();
  }

  @Test
  void onlyANameThatSaysSoMakesAManifest() throws IOException {
    assertThat(read("list.csv", "rows: 3\nsequence: 4")).isEmpty();
    assertThat(read("manifest.json", "{\"rows\": 3}")).as("names no file").isEmpty();
  }

  private List<Announced> read(String name, String written) throws IOException {
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    return reader.read(new Raw.File(name, () -> new ByteArrayInputStream(bytes)));
  }
}
