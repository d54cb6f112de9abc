package io.optouthub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The room plan, kept. */
@AnalyzeClasses(packages = "io.optouthub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc.."};

  @ArchTest
  static final ArchRule noRoomsDependOnEachOtherInACircle =
      slices().matching("io.optouthub.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theValuesKnowNoFramework =
      noClasses()
          .that()
          .resideInAPackage("..optout..")
          .and()
          .resideInAPackage("io.optouthub.optout")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "org.apache.camel..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule camelStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.optouthub.camel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  /**
   * The camel room applies statements to targets and reads their errors; it reads no table of the
   * hub.
   */
  @ArchTest
  static final ArchRule sqlStaysInItsRooms =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.optouthub.register",
              "io.optouthub.delivery",
              "io.optouthub.access",
              "io.optouthub.camel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SQL);

  @ArchTest
  static final ArchRule theCamelRoomKnowsNoTables =
      noClasses()
          .that()
          .resideInAPackage("io.optouthub.camel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.jdbc.core..");

  @ArchTest
  static final ArchRule nothingKnowsTheWeb =
      noClasses()
          .that(
              resideInAPackage("io.optouthub..")
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          resideInAPackage("io.optouthub.web"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.optouthub.web");

  @Test
  void noFileIsLongerThanTwoHundredAndFiftyLinesAndTheMedianIsShort() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Long> lengths =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(ArchitectureTest::lines)
              .sorted()
              .toList();
      assertThat(lengths.get(lengths.size() - 1)).isLessThanOrEqualTo(250);
      assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(75);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
