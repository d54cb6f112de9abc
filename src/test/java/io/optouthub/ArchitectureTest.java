package io.optouthub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.optouthub",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ImportOption.DoNotIncludeJars.class,
    })
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_ROOMS_GO_ROUND_IN_CIRCLES =
      slices().matching("io.optouthub.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule VALUES_KNOW_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("io.optouthub.optout..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "org.apache.camel..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule CAMEL_STAYS_IN_ITS_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.optouthub.camel..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  // The camel room's six talk to other systems' databases, never to the hub's own.
  @ArchTest
  static final ArchRule SQL_STAYS_WHERE_STATE_IS_KEPT =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.optouthub.register..", "io.optouthub.delivery..", "io.optouthub.access..")
          .and()
          .haveNameNotMatching(
              "io\\.optouthub\\.camel\\.(Databases|Answers|JdbcBatch|JdbcReadBack|ChangeRecord|Rows|MarkValue)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_PAGES =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.optouthub.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.optouthub.web..");
}
