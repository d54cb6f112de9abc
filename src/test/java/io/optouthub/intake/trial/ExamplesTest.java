package io.optouthub.intake.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Channels.Declared;
import io.optouthub.intake.Channels.Kind;
import io.optouthub.intake.TestIntake;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

  private final Register register = mock(Register.class);
  private final Examples examples =
      TestIntake.context(register, Clock.systemUTC()).getBean(Examples.class);
  @TempDir private Path folder;

  @Test
  void aMailThatDoesWhatItsExampleSaysPasses() {
    String yaml =
        """
        - example: stop
          given: |
            From: anne@example.org
            Subject: Stop

            Ne m'appelez plus au 01 99 00 12 34
          expect: { outcome: registered, identities: ["+33199001234"], media: [voice] }
        """;
    assertThat(examples.check(channel(Kind.MAIL), yaml, folder)).isEmpty();
    verifyNoMoreInteractions(register);
  }

  @Test
  void theFirstThatFailsIsNamedWithLineAndReasonButWithoutIdentities() {
    String yaml =
        """
        - example: good
          given: "phone\\n0199001234"
          expect: registered
        - example: wrong number
          given: "phone\\n0199001234"
          expect:
            - outcome: registered
              identities: ["+33199009999"]
        """;
    assertThat(examples.check(channel(Kind.FILE), yaml, folder))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.line()).isEqualTo(7);
              assertThat(failure.reason())
                  .contains("'wrong number'", "row 1", "other identities")
                  .doesNotContain("9900");
            });
  }

  @Test
  void rowsTooManyOrTooFewFail() {
    String yaml =
        """
        - example: two
          given: "phone\\n0199001234\\n0199001235"
          expect: %s
        """;
    assertThat(reason(yaml.formatted("[registered]"))).contains("expected are 1 rows");
    assertThat(reason(yaml.formatted("[registered, registered, registered]")))
        .contains("expected are 3 rows, there are 2");
    assertThat(reason(yaml.formatted("[registered, review]")))
        .contains("row 2: expected review, is registered");
  }

  @Test
  void aSampleMayLieInAFileBesideButNowhereElse() throws IOException {
    Files.writeString(folder.resolve("one.csv"), "phone\n0199001234\n");
    String yaml =
        """
        - example: file
          given: { file: %s }
          expect: registered
        """;
    assertThat(examples.check(channel(Kind.FILE), yaml.formatted("one.csv"), folder)).isEmpty();
    assertThat(reason(yaml.formatted("../../etc/passwd"))).contains("cannot be read");
    assertThat(reason(yaml.formatted("none.csv"))).contains("cannot be read");
  }

  @Test
  void whatIsMistypedIsToldWithItsLine() {
    assertThat(reason("- example: x\n  givn: y\n")).contains("no such key 'givn'");
    assertThat(reason("- example: x\n  given: y\n")).contains("'expect' is missing");
    assertThat(reason("- example: x\n  given: y\n  expect: known\n")).contains("one of registered");
    assertThat(reason("example: x")).contains("a list");
    assertThat(reason("- [")).contains("not YAML");
  }

  private String reason(String yaml) {
    return examples.check(channel(Kind.FILE), yaml, folder).orElseThrow().reason();
  }

  private static Declared channel(Kind kind) {
    Set<Medium> voice = Set.of(Medium.VOICE);
    return new Declared(new Channel("any", "FR", voice, Scope.ALL, Map.of()), kind);
  }
}
