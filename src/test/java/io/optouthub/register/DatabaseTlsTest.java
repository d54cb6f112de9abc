package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTlsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://dialer/dialer",
        "jdbc:postgresql://localhost:1,dialer.example.com:5432/dialer?user=x",
        "jdbc:postgresql://127.0.0.1.example.com/dialer",
        "jdbc:postgresql://localhost.example.com/dialer?sslrootcert=ca.pem",
        "jdbc:postgresql:///dialer",
        "jdbc:mariadb://dialer:3306/dialer",
        "jdbc:mariadb:sequential://dialer,other/dialer",
        "jdbc:mariadb://address=(host=dialer)/dialer",
        "jdbc:mysql://dialer/dialer",
      })
  void whereNothingIsSaidTheOtherEndIsVerified(String url) {
    assertThat(DatabaseTls.properties(url).values())
        .anyMatch(value -> value.matches("verify-full|VERIFY_IDENTITY"));
    assertThat(DatabaseTls.isWaived(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://dialer/dialer?sslmode=disable",
        "jdbc:postgresql://dialer/dialer?user=x&sslMode=require",
        "jdbc:mariadb://dialer/dialer?sslMode=trust",
        "jdbc:mysql://dialer/dialer?useSSL=false",
      })
  void whoWaivesItIsWarned(String url) {
    assertThat(DatabaseTls.properties(url)).isEmpty();
    assertThat(DatabaseTls.isWaived(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://dialer/dialer?sslmode=verify-full&sslrootcert=ca.pem",
        "jdbc:mariadb://dialer/dialer?sslMode=verify-ca",
        "jdbc:postgresql://localhost/dialer",
        "jdbc:postgresql://127.0.0.1:5432/dialer?sslmode=disable",
        "jdbc:postgresql:dialer",
        "jdbc:mariadb://[::1]:3306/dialer",
        "jdbc:sqlserver://dialer;databaseName=x",
      })
  void whatIsSaidOrOnThisMachineOrAnothersStaysAsItIs(String url) {
    assertThat(DatabaseTls.properties(url)).isEmpty();
    assertThat(DatabaseTls.isWaived(url)).isFalse();
  }
}
