package io.optouthub.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.Channel;
import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.Raw;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Item;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

  private static final Channel CHANNEL =
      new Channel("mail", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());

  private final MailReader reader = TestMail.reader(IntakeSettings.standard());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ne m'appelez plus au 01 99 00 12 34.",
        "ARRÊTEZ DE M'APPELER!!! 0199001234",
        "Je ne souhaite plus recevoir d'appels au 01.99.00.12.34\n\nAnne",
        "Merci de retirer mon numéro 01 99 00 12 34 de vos listes",
        "Je m'oppose à toute prospection. Mon numéro : +33 1 99 00 12 34",
        "Please stop calling me on 0199001234",
        "Remove my number 01 99 00 12 34 from your list",
        "I do not want to receive any more calls on +33199001234 - do not call again",
      })
  void aNumberAndAClearWishAreRegistered(String text) {
    Item item = read(text);
    assertThat(item.outcome()).isEqualTo(Outcome.REGISTERED);
    assertThat(item.requests())
        .extracting(OptOut::identity)
        .extracting(Identity::value)
        .contains("+33199001234");
    assertThat(item.requests().get(0).media()).contains(Medium.VOICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arrêtez de m'appeler !",
        "01 99 00 12 34",
        "Bonjour, quels sont vos horaires ?",
        "Ne m'appelez plus au 01 99 00 12",
        "Vous pouvez à nouveau m'appeler au 01 99 00 12 34",
        "",
      })
  void whatIsUnclearGoesToReviewWithTheMailAsEvidence(String text) {
    Item item = read(text);
    assertThat(item.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(item.reason()).isNotBlank();
    assertThat(item.evidence()).isNotEmpty();
    assertThat(item.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> Ne m'appelez plus au 01 99 00 12 34",
        "Le lun. 16 nov. 2026 à 10:00, Phoneo <a@phoneo.example> a écrit :\n\nArrêtez de m'appeler 01 99 00 12 34",
        "On Mon, Nov 16, 2026 at 10:00 AM Phoneo <a@phoneo.example> wrote:\nstop calling 01 99 00 12 34",
        "-----Message d'origine-----\nNe m'appelez plus 01 99 00 12 34",
        "De : Phoneo\nEnvoyé : lundi\nstop calling me 01 99 00 12 34",
      })
  void whatStandsOnlyInTheQuoteIsNotSaid(String quote) {
    assertThat(read("D'accord, merci.\n\n" + quote).requests()).isEmpty();
  }

  @Test
  void ordersAndBankAccountsAreNoNumbers() {
    Item item =
        read(
            "Commande 0199005678, IBAN FR76 3000 6000 0112 3456 7890 189. Ne m'appelez plus : 0199001234");
    assertThat(item.requests())
        .extracting(OptOut::identity)
        .extracting(Identity::value)
        .containsExactly("+33199001234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rufen Sie mich nicht mehr unter 01 99 00 12 34 an. Die Nummer 01 99 00 45 45 ruft mich ständig an.",
        "Ne m'appelez plus au 01 99 00 12 34. Le 01 99 00 45 45 m'appelle tous les jours.",
        "Stop calling me on 01 99 00 12 34. 01 99 00 45 45 calls me every day.",
        "No me llamen más al 01 99 00 12 34. El 01 99 00 45 45 me llama cada día.",
        "Non chiamatemi più al 01 99 00 12 34. Il numero 01 99 00 45 45 mi chiama ogni giorno.",
        "Bel mij niet meer op 01 99 00 12 34. Het nummer 01 99 00 45 45 belt mij elke dag.",
        "Não me liguem mais para 01 99 00 12 34. O número 01 99 00 45 45 liga-me todos os dias.",
      })
  void theCallersNumberIsNotRegisteredWhereverItStands(String text) {
    assertThat(read(text).requests())
        .extracting(OptOut::identity)
        .extracting(Identity::value)
        .containsExactly("+33199001234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Schluss mit dem Gebimmel am Telefon! Meine Nummer: 01 99 00 12 34",
        "Dejen de dar la lata con el teléfono, mi número es 01 99 00 12 34",
      })
  void whatNoPhraseSaysIsToldByItsLikeness(String text) {
    Item item = read(text);
    assertThat(item.outcome()).isEqualTo(Outcome.REGISTERED);
    assertThat(item.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.media()).containsExactly(Medium.VOICE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Me llamaron el martes y me han cobrado 30 euros. Exijo la devolución. Mi número es 01 99 00 12 34",
        "J'arrête d'appeler votre service, personne ne répond. Je veux un remboursement. Mon numéro est le 01 99 00 12 34",
      })
  void aPhraseThatTheRestOfTheMailSpeaksAgainstIsReviewed(String text) {
    assertThat(read(text).outcome()).isEqualTo(Outcome.REVIEW);
  }

  @Test
  void inAFormOnlyWhatIsTickedIsAsked() {
    Item item =
        read(
            "FORMULAIRE\nJe ne souhaite plus être sollicité :\n[x] par téléphone, n° 01 99 00 12 34\n"
                + "[ ] par SMS\n[ ] par courriel\nService clients 01 99 00 45 45");
    assertThat(item.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.identity().value()).isEqualTo("+33199001234");
              assertThat(request.media()).containsExactly(Medium.VOICE);
            });
  }

  @Test
  void whoQuotesHimselfSaysItAgain() {
    String quote = " a écrit :\n> Ne m'appelez plus au 01 99 00 12 34.\n> Merci";
    assertThat(read("Toujours rien.\n\nLe 12/05/2026, Anne <anne@example.com>" + quote).outcome())
        .isEqualTo(Outcome.REGISTERED);
    assertThat(read("Toujours rien.\n\nLe 12/05/2026, Lea <lea@example.com>" + quote).outcome())
        .isEqualTo(Outcome.REVIEW);
  }

  @Test
  void unsubscribingFromMailingsNeedsNoNumber() {
    Item item = read("Please unsubscribe me.");
    assertThat(item.outcome()).isEqualTo(Outcome.REGISTERED);
    assertThat(item.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.identity().value()).isEqualTo("anne@example.com");
              assertThat(request.media()).containsExactly(Medium.EMAIL);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Return-Path: <>",
        "X-Failed-Recipients: a@example.com",
      })
  void machineMailIsSetAside(String header) {
    Item item =
        raw(
            header + "\nContent-Type: text/plain\n\nstop calling 0199001234",
            StandardCharsets.UTF_8);
    assertThat(item.outcome()).isEqualTo(Outcome.SET_ASIDE);
    assertThat(item.reason()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"List-Id: <news.example.com>", "Precedence: bulk"})
  void whatLooksLikeAMailingButAsksGoesToReview(String header) {
    String type = header + "\nContent-Type: text/plain\n\n";
    assertThat(raw(type + "stop calling 0199001234", StandardCharsets.UTF_8).outcome())
        .isEqualTo(Outcome.REVIEW);
    assertThat(raw(type + "Our offers of the week", StandardCharsets.UTF_8).outcome())
        .isEqualTo(Outcome.SET_ASIDE);
  }

  @Test
  void aWrongCharsetAHtmlOnlyMailAndAMultipartAreRead() {
    assertThat(
            raw(
                    "Content-Type: text/plain; charset=utf-8\n\nArrêtez de m'appeler 0199001234",
                    Charset.forName("windows-1252"))
                .outcome())
        .isEqualTo(Outcome.REGISTERED);
    assertThat(
            raw(
                    "Content-Type: text/html\n\n<p>Ne m&rsquo;appelez&nbsp;plus<br>01&nbsp;99&nbsp;00 12 34<blockquote>07</blockquote>",
                    StandardCharsets.UTF_8)
                .outcome())
        .isEqualTo(Outcome.REGISTERED);
    String parts =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n"
            + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nc3RvcCBjYWxsaW5nIDAxOTkwMDEyMzQ=\n--c--\n--b--\n";
    assertThat(raw(parts, StandardCharsets.UTF_8).outcome()).isEqualTo(Outcome.REGISTERED);
  }

  @Test
  void aBrokenMailIsReviewedAndNeverThrown() {
    for (String broken :
        new String[] {
          "",
          "\0\0\0",
          "Content-Type: multipart/mixed; boundary=x\n\n--x",
          "Content-Type: ///\n\nhi"
        }) {
      assertThat(
              reader
                  .read(CHANNEL, new Raw.Mail(broken.getBytes(StandardCharsets.UTF_8)))
                  .item()
                  .outcome())
          .isEqualTo(Outcome.REVIEW);
    }
  }

  @Test
  void anotherTextUnderTheSameIdIsAnotherMail() {
    String id = "Message-ID: <1@example.com>\n\n";
    String first =
        reader.read(CHANNEL, new Raw.Mail((id + "one").getBytes(StandardCharsets.UTF_8))).key();
    assertThat(
            reader
                .read(
                    CHANNEL,
                    new Raw.Mail(
                        ("Received: by x\n" + id + "one").getBytes(StandardCharsets.UTF_8)))
                .key())
        .isEqualTo(first);
    assertThat(
            reader.read(CHANNEL, new Raw.Mail((id + "two").getBytes(StandardCharsets.UTF_8))).key())
        .isNotEqualTo(first);
  }

  private Item read(String text) {
    return raw("Content-Type: text/plain; charset=utf-8\n\n" + text, StandardCharsets.UTF_8);
  }

  private Item raw(String mail, Charset charset) {
    String whole =
        "From: Anne <anne@example.com>\nMessage-ID: <2@example.com>\nSubject: Bonjour\n" + mail;
    return reader.read(CHANNEL, new Raw.Mail(whole.getBytes(charset))).item();
  }
}
