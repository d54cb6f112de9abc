package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImapChannelIT extends ChannelContract {

  private final GreenMail mail =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, null, ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, null, ServerSetup.PROTOCOL_IMAPS)
          });
  private boolean secure;

  @BeforeEach
  void startMail() {
    mail.start();
    mail.setUser("stop@example.com", "stop", "p&ss w%rd+");
  }

  @AfterEach
  void stopMail() {
    mail.stop();
  }

  @Override
  String source() {
    return "kamelet:optout-imap-source?tls="
        + (secure ? "imaps" : "imap")
        + "&host=127.0.0.1&delay=300&username=stop"
        + "&password=RAW(p&ss w%rd+)&port="
        + (secure ? mail.getImaps() : mail.getImap()).getPort();
  }

  @Override
  byte[] send(String text, Set<String> hostileNames) throws Exception {
    String hostile = hostileNames.stream().map(n -> n + ": x\r\n").collect(Collectors.joining());
    return deliver(
        "From: a@example.org\r\nTo: stop@example.com\r\n"
            + hostile
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + text
            + "\r\n");
  }

  private byte[] deliver(String message) throws Exception {
    GreenMailUser user = mail.setUser("stop@example.com", "stop", "p&ss w%rd+");
    Session session = Session.getInstance(new Properties());
    user.deliver(new MimeMessage(session, new ByteArrayInputStream(utf8(message))));
    return utf8(message);
  }

  @Override
  int acknowledged() throws Exception {
    try (Store store = mail.getImap().createStore()) {
      store.connect("stop", "p&ss w%rd+");
      Folder done = store.getFolder("done");
      return done.exists() ? done.getMessageCount() : 0;
    }
  }

  @Test
  void aMalformedMailDoesNotStopTheMailbox() throws Exception {
    start();
    byte[] poison =
        deliver(
            "From: <<>@@\r\nContent-Type: multipart/mixed; boundary=\r\n"
                + "Content-Transfer-Encoding: nonsense\r\nSubject: =?x?Q?=FF\r\n\r\n--\r\n");
    byte[] good = send("stop", Set.of());
    settled(() -> assertThat(acknowledged()).isEqualTo(2));
    assertThat(arrived()).containsExactlyInAnyOrder(poison, good);
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForIsToldNothing() throws Exception {
    secure = true;
    send("stop", Set.of());
    start();
    // The server complains in a thread of its own.
    await()
        .dontCatchUncaughtExceptions()
        .during(Duration.ofSeconds(3))
        .until(() -> arrived().isEmpty());
    assertThat(acknowledged()).isZero();
  }
}
