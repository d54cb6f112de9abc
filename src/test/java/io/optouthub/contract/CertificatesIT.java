package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.camel.http.PublicHttp;
import io.optouthub.testing.Authority;
import io.optouthub.testing.TlsServer;
import io.optouthub.testing.TlsServer.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever the hub calls by TLS is told nothing where its certificate is not the right one; the same
 * call to a server with a right one says something.
 */
class CertificatesIT {

  /** What is wrong with a certificate, or nothing. */
  enum Shown {
    RIGHT,
    OF_ANOTHER_HOST,
    EXPIRED,
    OF_NO_AUTHORITY_WE_KNOW
  }

  @TempDir static Path folder;
  @TempDir static Path stranger;
  private static Authority authority;
  private static SSLContext right;
  private static SSLContext another;
  private static SSLContext expired;
  private static SSLContext unknown;

  private final CamelContext camel = ConnectorsForTests.context();

  @BeforeAll
  static void certificates() throws Exception {
    authority = new Authority(folder);
    right = authority.server("localhost", "-1d");
    another = authority.server("other.example.org", "-1d");
    expired = authority.server("localhost", "-10d");
    unknown = new Authority(stranger).server("localhost", "-1d");
  }

  @AfterEach
  void stopCamel() {
    camel.stop();
  }

  @ParameterizedTest
  @EnumSource
  void postgresql(Shown shown) throws Exception {
    database(
        Kind.POSTGRESQL,
        "jdbc:postgresql://localhost:%d/dialer?sslmode=verify-full&sslrootcert=" + authority.pem(),
        shown);
  }

  @ParameterizedTest
  @EnumSource
  void mariadb(Shown shown) throws Exception {
    database(
        Kind.MARIADB,
        "jdbc:mariadb://localhost:%d/dialer?sslMode=verify-full&serverSslCert=" + authority.pem(),
        shown);
  }

  /** An address of this machine that is not known as one. */
  @Test
  void aDatabaseWhoseAddressSaysNothing() throws Exception {
    database(Kind.POSTGRESQL, "jdbc:postgresql://0.0.0.0:%d/dialer", Shown.OF_NO_AUTHORITY_WE_KNOW);
  }

  @ParameterizedTest
  @EnumSource
  void http(Shown shown) throws Exception {
    PublicHttp https = new PublicHttp(Set.of("localhost"));
    https.setSslContextParameters(trusting());
    camel.addComponent("https", https);
    target("kamelet:optout-http-sink?token=t&secret=s&url=https://localhost:%d/x", shown);
  }

  @ParameterizedTest
  @EnumSource
  void kafka(Shown shown) throws Exception {
    KafkaConfiguration settings = new KafkaConfiguration();
    settings.setSslTruststoreType("PEM");
    settings.setSslTruststoreLocation(authority.pem().toString());
    KafkaComponent kafka = new KafkaComponent();
    kafka.setConfiguration(settings);
    camel.addComponent("kafka", kafka);
    target("kamelet:optout-kafka-sink?topic=opt-outs&brokers=localhost:%d", shown);
  }

  @ParameterizedTest
  @EnumSource
  void imap(Shown shown) throws Exception {
    MailConfiguration settings = new MailConfiguration(camel);
    settings.setSslContextParameters(trusting());
    MailComponent mail = new MailComponent();
    mail.setConfiguration(settings);
    camel.addComponent("imaps", mail);
    source(
        "kamelet:optout-imap-source?host=localhost&username=u&password=p&delay=300&port=%d", shown);
  }

  /** Its client trusts whom Java trusts. */
  @ParameterizedTest
  @EnumSource(names = "OF_NO_AUTHORITY_WE_KNOW")
  void salesforce(Shown shown) throws Exception {
    target(
        "kamelet:optout-salesforce-sink?clientId=hub&clientSecret=s3&loginUrl=https://localhost:%d",
        shown);
  }

  private static void database(Kind kind, String url, Shown shown) throws Exception {
    try (TlsServer server = server(kind, shown);
        HikariDataSource pool =
            (HikariDataSource) ConnectorsForTests.database(url.formatted(server.port()))) {
      pool.setConnectionTimeout(1_500);
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
      assertTold(server, shown);
    }
  }

  private void target(String sink, Shown shown) throws Exception {
    try (TlsServer server = server(Kind.PLAIN, shown)) {
      route("direct:changes", sink.formatted(server.port()));
      try (var template = camel.createProducerTemplate()) {
        Exchange sent =
            template.send(
                "direct:changes",
                e -> e.getMessage().setBody(List.of(TargetContract.change(1, "+33639980123"))));
        assertThat(sent.getException() != null || sent.getMessage().getBody() != null).isTrue();
      }
      assertTold(server, shown);
      camel.stop();
    }
  }

  private void source(String source, Shown shown) throws Exception {
    try (TlsServer server = server(Kind.IMAP, shown)) {
      route(source.formatted(server.port()), "mock:intake");
      Awaitility.await().until(() -> server.called() > 1);
      assertTold(server, shown);
      camel.stop();
    }
  }

  private static void assertTold(TlsServer server, Shown shown) {
    assertThat(server.called()).isPositive();
    if (shown == Shown.RIGHT) {
      Awaitility.await().untilAsserted(() -> assertThat(server.told()).isPositive());
    } else {
      assertThat(server.told()).isZero();
    }
  }

  private void route(String from, String to) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(from).errorHandler(noErrorHandler()).to(to);
          }
        });
    camel.start();
  }

  private static TlsServer server(Kind kind, Shown shown) throws IOException {
    return new TlsServer(
        kind,
        switch (shown) {
          case RIGHT -> right;
          case OF_ANOTHER_HOST -> another;
          case EXPIRED -> expired;
          case OF_NO_AUTHORITY_WE_KNOW -> unknown;
        });
  }

  private static SSLContextParameters trusting() throws Exception {
    KeyStore trusted = authority.trusted();
    KeyStoreParameters store = new KeyStoreParameters();
    store.setKeyStore(trusted);
    TrustManagersParameters trust = new TrustManagersParameters();
    trust.setKeyStore(store);
    SSLContextParameters parameters = new SSLContextParameters();
    parameters.setTrustManagers(trust);
    return parameters;
  }
}
