package io.optouthub.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadableMailTest {

  @Test
  void headersWordsQuotesAndForwardsAreShownOnceAndAttachmentsAreNamed() {
    String shown =
        read(
            """
            From: =?ISO-8859-1?Q?Ren=E9?= <rene@example.org>
            Subject: =?UTF-8?B?QXJyw6p0ZXo=?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=out

            --out
            Content-Type: multipart/alternative; boundary=in

            --in
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Arr=EAtez
            > de m'appeler
            --in
            Content-Type: text/html

            <p>Twice</p>
            --in--
            --out
            Content-Type: message/rfc822

            From: seller@example.com
            Subject: Offer
            Content-Type: text/html

            <p>Dear<br>Sir</p><script>no()</script>
            --out
            Content-Type: application/pdf; name=a.pdf
            Content-Disposition: attachment; filename=a.pdf

            %PDF
            --out--
            """);
    assertThat(shown)
        .contains("From: René", "Subject: Arrêtez", "Arrêtez\n> de m'appeler")
        .contains(
            "[a forwarded mail]", "Subject: Offer", "Dear\nSir", "[an attachment: application/pdf")
        .doesNotContain("Twice", "no()", "%PDF");
  }

  @Test
  void whatIsBrokenIsShownAsFarAsItGoes() {
    assertThat(read("")).isEmpty();
    assertThat(read("\0\0no mail at all")).isEqualTo("no mail at all");
    assertThat(read("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nno end"))
        .contains("Subject: x");
    assertThat(read("Content-Type: text/plain; charset=none-such\n\nhello")).contains("hello");
  }

  @Test
  void aLongMailIsCut() {
    String text = "Subject: x\n\n" + "word ".repeat(10_000);
    assertThat(ReadableMail.of(text.getBytes(StandardCharsets.UTF_8), 1_000)).hasSize(1_000);
  }

  private static String read(String mail) {
    return ReadableMail.of(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), 10_000)
        .replace("\r\n", "\n");
  }
}
