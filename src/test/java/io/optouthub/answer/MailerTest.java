package io.optouthub.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail server that nobody vouches for learns nothing. */
class MailerTest {

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<String> heard = new CopyOnWriteArrayList<>();

  MailerTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    serve("250-mail.example.org\r\n250 STARTTLS\r\n");
    assertThatThrownBy(this::send)
        .isInstanceOf(Mailer.NotReached.class)
        .hasStackTraceContaining("certification path");
    assertThat(heard).hasSize(2).last().isEqualTo("STARTTLS");
  }

  @Test
  void aServerThatOffersNoTlsIsRefused() throws Exception {
    serve("250 mail.example.org\r\n");
    assertThatThrownBy(this::send).isInstanceOf(Mailer.NotReached.class);
    assertThat(heard).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
  }

  private void send() throws Exception {
    AnswerSettings settings =
        new AnswerSettings(
            true,
            "127.0.0.1",
            server.getLocalPort(),
            true,
            "hub",
            "secret",
            "stop@example.org",
            "<>",
            Path.of("none"),
            null,
            3,
            "en");
    new Mailer(settings).send("anne@example.org", new Templates.Text("a", "b"));
  }

  private void serve(String capabilities) {
    Thread thread = new Thread(() -> answer(capabilities));
    thread.setDaemon(true);
    thread.start();
  }

  private void answer(String capabilities) {
    try (Socket socket = server.accept()) {
      say(socket, "220 mail.example.org\r\n");
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        if (line.equals("STARTTLS")) {
          say(socket, "220 go on\r\n");
          SSLSocket secure =
              (SSLSocket) context().getSocketFactory().createSocket(socket, null, true);
          secure.startHandshake();
          heard.add("a handshake that held");
          return;
        }
        say(socket, line.startsWith("EHLO") ? capabilities : "250 ok\r\n");
      }
    } catch (Exception e) {
      // The client went away, as it should.
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static SSLContext context() throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(DummySSLServerSocketFactory.class.getResourceAsStream("/greenmail.p12"), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
