package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "42P01", "28P01"})
  void statesOfADatabaseThatIsAwayAreOutages(String state) {
    assertThat(Failures.ofSql(new SQLException("away", state)))
        .isEqualTo(new Answer.Outage("away", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "23514"})
  void statesAboutTheDataAreRefusals(String state) {
    assertThat(Failures.ofSql(new SQLException("too long", state)))
        .isEqualTo(new Answer.Refused("too long"));
  }

  @Test
  void otherStatesAndNoneAreUnclear() {
    assertThat(Failures.ofSql(new SQLException("hm", "HY000"))).isEqualTo(new Answer.Unclear("hm"));
    assertThat(Failures.ofSql(new SQLException("hm"))).isEqualTo(new Answer.Unclear("hm"));
  }

  @Test
  void aBatchSaysWhatItsFirstCauseSaid() {
    BatchUpdateException batch = new BatchUpdateException("batch", "HY000", 0, new int[0]);
    batch.setNextException(new SQLException("value too long", "22001"));

    assertThat(Failures.ofSql(batch)).isEqualTo(new Answer.Refused("value too long"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 408, 429, 500, 502, 503, 504})
  void httpStatusesThatSayNothingOfTheRecordAreOutages(int status) {
    assertThat(Failures.ofHttp(status, "", Duration.ofSeconds(30)))
        .isEqualTo(new Answer.Outage("HTTP " + status, Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 413, 422})
  void otherHttpStatusesAreRefusals(int status) {
    assertThat(Failures.ofHttp(status, "no such list", null))
        .isEqualTo(new Answer.Refused("HTTP " + status + ": no such list"));
  }

  @Test
  void noAnswerAtAllIsAnOutage() {
    assertThat(Failures.ofIo(new IOException("refused"))).isInstanceOf(Answer.Outage.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+33199001234",
        "0199001234",
        "01 99 00 12 34",
        "+33 (0)1.99.00.12.34",
        "(212) 555-0123",
        "ana.b@example.com"
      })
  void identitiesThatATargetRepeatsAreTakenOutOfItsWords(String identity) {
    String words = Failures.cut("Key (phone)=(" + identity + ") already exists, code 23505");

    assertThat(words)
        .doesNotContain(identity)
        .contains("Key (phone)=(")
        .endsWith(" already exists, code 23505");
    assertThat(words.replace("23505", "")).doesNotContainPattern("\\d{2}").doesNotContain("@");
  }

  @Test
  void longAnswersAreCutAndAMissingOneIsSaidToBeMissing() {
    assertThat(Failures.cut("x".repeat(10_000))).hasSize(500);
    assertThat(Failures.cut(null)).isEqualTo("no reason given");
  }
}
