package io.optouthub.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Email;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {

  @Test
  void itIsWhereTheServerDeliveredTo() {
    assertThat(
            of(
                "Delivered-To: Stop@example.com",
                "X-Original-To: no-calls@example.com",
                "From: agent@example.com",
                "To: anne@example.org"))
        .containsExactlyInAnyOrder("stop@example.com", "no-calls@example.com");
  }

  @Test
  void elseWhereItWasSentToButNeverItsSender() {
    assertThat(of("From: Anne <anne@example.org>", "To: Stop <stop@example.com>"))
        .containsExactly("stop@example.com");
    assertThat(of("From: anne@example.org", "To: anne@example.org")).isEmpty();
    assertThat(of("From: anne@example.org", "To: undisclosed-recipients:;")).isEmpty();
    assertThat(of("From: anne@example.org", "Cc: paul@example.org")).isEmpty();
  }

  @Test
  void anAddressMayHaveAName() {
    assertThat(Mailbox.named("The company <stop@example.com>"))
        .containsExactly(new Email("stop@example.com"));
    assertThat(Mailbox.named("")).isEmpty();
    assertThat(Mailbox.named("<<>")).isEmpty();
  }

  private static List<String> of(String... headers) {
    String mail = String.join("\r\n", headers) + "\r\n\r\nStop\r\n";
    return Mailbox.of(mail.getBytes(StandardCharsets.UTF_8)).stream().map(Email::value).toList();
  }
}
