package io.optouthub.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.optouthub.datamap.DataMap;
import io.optouthub.documents.Document.Block;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Kind;
import io.optouthub.documents.Document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DocumentsTest {

  private final TestDocuments kit = new TestDocuments();

  @ParameterizedTest
  @ValueSource(strings = {"procedure", "recipients"})
  void eachChannelSystemSubcontractorAndDeadlineIsInIt(String name) {
    assertThat(text(name, Locale.ENGLISH))
        .contains("Formulaire du site", "Dépôt de Phoneo", "files by SFTP", "webhook", "2 days")
        .contains(
            "Phoneo’s dialer", "Enquêtes", "Letters", "24 h", "10 working days (United States)")
        .contains("Service clients", "Phoneo", "Sondéo", "privacy@phoneo.example", "DPA-2026-07")
        .contains("connected (database)", "not connected", "no: no access", "every brand; France");
    assertThat(text(name, Locale.FRENCH))
        .contains("10 jours ouvrés (États-Unis)", "toutes les marques ; France", "sous-traitant");
  }

  @Test
  void whatNobodySaidIsToBeCompletedAndNotInvented() {
    assertThat(open("procedure"))
        .contains(
            "Controller",
            "Contact",
            "Data protection officer",
            "Sondéo",
            "Letters",
            "France",
            "United States",
            "Countries that no system names",
            "crm",
            "API");
    assertThat(open("record"))
        .contains("Legal basis", "Transfers to third countries, and their safeguards")
        .contains("Measures of the company");
    assertThat(open("recipients")).contains("Sondéo", "Letters", "Enquêtes");
    kit.says =
        new DocumentSettings(
            "Alba SA",
            "1 rue de l’Exemple",
            "dpo@example.com",
            "none",
            "art. 6 (1) c",
            "none",
            "badges",
            Map.of("fr", "opt-in", "US", "do-not-call", "GB", "TPS"),
            null,
            null);
    kit.map = new DataMap(Map.of(), Map.of(), kit.map.systems(), Map.of());
    assertThat(open("record")).isEmpty();
    assertThat(text("procedure", Locale.ENGLISH))
        .contains("Alba SA – as configured", "opt-in", "do-not-call", "United Kingdom", "TPS");
  }

  @Test
  void theCompanySpeaksEachLanguageAsFarAsItsSettingsDo() {
    kit.says =
        bound(
            "controller", "Alba SA",
            "legal-basis", "legal obligation",
            "measures", "badges",
            "regimes.fr", "opt-in",
            "regimes.us", "do-not-call",
            "fr.controller", "Alba SA, société de l’exemple",
            "fr.legal-basis", "obligation légale",
            "fr.regimes.FR", "consentement");
    assertThat(text("record", Locale.ENGLISH))
        .contains("Alba SA", "legal obligation", "badges")
        .doesNotContain("légale", "société");
    assertThat(text("record", Locale.FRENCH))
        .contains("Alba SA, société de l’exemple – selon", "obligation légale", "badges")
        .doesNotContain("legal obligation");
    assertThat(text("procedure", Locale.FRENCH))
        .contains("consentement", "do-not-call")
        .doesNotContain("opt-in");
    assertThat(text("procedure", Locale.ENGLISH)).contains("opt-in").doesNotContain("consentement");
    assertThatThrownBy(() -> bound("fr.legal-bases", "x"))
        .hasStackTraceContaining("optout.documents.fr.legal-bases");
  }

  /** As the hub reads its settings. */
  private static DocumentSettings bound(String... settings) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < settings.length; i += 2) {
      pairs.add("optout.documents." + settings[i] + "=" + settings[i + 1]);
    }
    List<DocumentSettings> read = new ArrayList<>();
    new ApplicationContextRunner()
        .withUserConfiguration(Bound.class)
        .withPropertyValues(pairs.toArray(String[]::new))
        .run(hub -> read.add(hub.getBean(DocumentSettings.class)));
    return read.get(0);
  }

  @EnableConfigurationProperties(DocumentSettings.class)
  private static final class Bound {}

  @Test
  void retentionCasesAndVendorsAreAsTheSettingsSay() {
    String record = text("record", Locale.ENGLISH);
    assertThat(record).contains("1,825 days", "optout.register.evidence-kept", "no end is set");
    assertThat(text("procedure", Locale.ENGLISH))
        .contains("1 month", "asks again by themselves (mail) more than 24 h");
    assertThat(text("recipients", Locale.ENGLISH)).contains("callco").doesNotContain("secret");
  }

  @Test
  void theMonthIsTheLastOneThatIsOverUnlessOneIsNamed() {
    assertThat(write("month", Locale.ENGLISH).title()).isEqualTo("Monthly report: October 2026");
    assertThat(kit.documents().write("month", Locale.FRENCH, YearMonth.of(2026, 11)).orElseThrow())
        .satisfies(
            report -> assertThat(report.title()).isEqualTo("Rapport mensuel\u00a0: novembre 2026"))
        .satisfies(
            report -> assertThat(text(report)).contains("en novembre 2026", "n’est pas fini"));
    assertThat(text("month", Locale.ENGLISH))
        .contains(
            "1,234,567",
            "1,234,575",
            "0.4 s",
            "1 min 15 s",
            "30 h",
            "3 days",
            "12 min",
            "2 days 1 h")
        .contains("Enquêtes, Letters");
    assertThat(kit.documents().write("nothing", Locale.ENGLISH, null)).isEmpty();
  }

  @Test
  void aMistakeInTheDataMapIsSaidFirst() {
    kit.problem = "config/map.yaml: line 3: sistems is no key here";
    assertThat(write("recipients", Locale.ENGLISH).sections().get(0).blocks().get(0).text().text())
        .contains("line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"procedure", "record", "recipients", "month"})
  void bothLanguagesHaveTheSameSectionsAndTablesAndPagesToPrint(String name) throws IOException {
    Document english = write(name, Locale.ENGLISH);
    Document french = write(name, Locale.FRENCH);
    assertThat(shape(french)).isEqualTo(shape(english));
    for (Document document : List.of(english, french)) {
      assertThat(text(document)).doesNotContain("documents.", "{0}", "null");
      byte[] pdf = kit.documents().pdf(document);
      String language = document.locale().getLanguage();
      Files.write(Path.of("target", name + "-" + language + ".pdf"), pdf);
      String printed = printed(pdf);
      assertThat(printed).contains(document.dated().substring(0, 20)).doesNotContain("?");
      document
          .sections()
          .forEach(section -> assertThat(printed).contains(squeezed(section.title())));
    }
  }

  private Document write(String name, Locale locale) {
    return kit.documents().write(name, locale, null).orElseThrow();
  }

  private String text(String name, Locale locale) {
    return text(write(name, locale));
  }

  private static String text(Document document) {
    return Stream.of(
            Stream.of(document.title(), document.dated()),
            document.sections().stream().map(Section::title),
            document.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .flatMap(DocumentsTest::texts))
        .flatMap(texts -> texts)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(Block block) {
    Stream<String> cells = block.rows().stream().flatMap(List::stream).map(Cell::text);
    return Stream.concat(
        Stream.concat(Stream.of(block.text().text()), block.head().stream()), cells);
  }

  /** Of each place where nobody said anything, the name of its row, else of its section. */
  private List<String> open(String name) {
    return write(name, Locale.ENGLISH).sections().stream()
        .flatMap(
            section ->
                section.blocks().stream()
                    .flatMap(
                        block ->
                            block.text().kind() == Kind.OPEN
                                ? Stream.of(section.title())
                                : block.rows().stream()
                                    .filter(row -> row.stream().anyMatch(DocumentsTest::isOpen))
                                    .map(row -> row.get(0).text())))
        .toList();
  }

  private static boolean isOpen(Cell cell) {
    return cell.kind() == Kind.OPEN && cell.text().equals("To be completed by the company");
  }

  private static List<String> shape(Document document) {
    return document.sections().stream()
        .flatMap(
            section ->
                Stream.concat(
                    Stream.of("section"),
                    section.blocks().stream()
                        .map(
                            block ->
                                block.head().size()
                                    + " "
                                    + block.rows().stream()
                                        .map(row -> row.stream().map(Cell::kind).toList())
                                        .toList())))
        .toList();
  }

  private static String printed(byte[] pdf) throws IOException {
    PdfReader reader = new PdfReader(pdf);
    PdfTextExtractor text = new PdfTextExtractor(reader);
    StringBuilder all = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      all.append(text.getTextFromPage(page)).append('\n');
    }
    return squeezed(all.toString());
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
