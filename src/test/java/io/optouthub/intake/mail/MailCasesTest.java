package io.optouthub.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.Channel;
import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.Raw;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Item;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ways to write that need more than a phrase and a number. */
class MailCasesTest {

  private static final String HEAD =
      "From: Anne Martin <anne@example.com>\nTo: stop@example.org\nSubject: ";
  private static final String TEXT = "\nContent-Type: text/plain; charset=utf-8\n\n";

  private final MailReader reader = TestMail.reader(IntakeSettings.standard());

  @Test
  void whoPassesOnHisOwnEarlierMailAsksAgain() {
    String inner =
        "De : Anne Martin <anne@example.com>\nDate: lun. 2 juin 2025\nSubject: appels\nTo: <info@example.org>\n\n"
            + "Ne m'appelez plus au 06 39 98 01 02.\n";
    assertThat(
            found(
                "Fwd: appels",
                "Deuxième envoi.\n\n---------- Forwarded message ---------\n" + inner))
        .isEqualTo("registered [+33639980102] [voice]");
    assertThat(
            found(
                "Fwd: appels",
                "Pour information.\n\n---------- Forwarded message ---------\n"
                    + inner.replace("Anne Martin <anne@", "Paul Petit <paul@")))
        .isEqualTo("review [] []");
  }

  @Test
  void anAttachedEarlierMailIsReadTheSameWay() {
    String mail =
        "From: Anne Martin <anne@example.com>\nTo: stop@example.org\nSubject: Tr: appels\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nDeux fois !\n"
            + "--b\nContent-Type: message/rfc822\n\n"
            + HEAD
            + "appels"
            + TEXT
            + "Ne m'appelez plus au 06 39 98 01 02.\n--b--\n";
    assertThat(said(read(mail))).isEqualTo("registered [+33639980102] [voice]");
  }

  @Test
  void anAnswerToTheQuestionForTheNumberIsReadWithWhatWasAskedBefore() {
    assertThat(
            found(
                "Re: Stop",
                "Celui-ci : 06 39 98 45 61\n\nLe mer. 11 nov. 2026, Exemple <stop@example.org> a écrit :\n"
                    + "> Quel est votre numéro de téléphone ?\n>\n"
                    + "> Le mar. 10 nov. 2026, Anne Martin <anne@example.com> a écrit :\n>\n"
                    + "> > Je ne souhaite plus être appelée par votre société.\n"))
        .isEqualTo("registered [+33639984561] [voice]");
  }

  @Test
  void digitsInDoubtAreReviewed() {
    String sure = "Arrêtez de m'appeler au 05 36 49 18 76.";
    assertThat(found("numero", sure)).isEqualTo("registered [+33536491876] [voice]");
    assertThat(found("numero", "Arrêtez de m'appeler, je crois que c'est le 05 36 49 18 76."))
        .startsWith("review");
    assertThat(found("Plus d'appels au 05 36 49 18 67", sure)).startsWith("review");
  }

  @Test
  void aRowOfASpreadsheetHasLostTheZero() {
    String text = "Ne plus m'appeler. Copié d'Excel :\n\nNOM\tTEL\nSIMONET\t639981122\n";
    assertThat(found("appels", text)).isEqualTo("registered [+33639981122] [voice]");
    assertThat(found("sms", "arretez de menvoyer des sms sur le 639981122"))
        .isEqualTo("registered [+33639981122] [sms]");
    assertThat(found("appels", "Ne plus m'appeler, client 639981122.")).startsWith("review");
  }

  @Test
  void whoAsksWhatIsKnownOfHimAsksNoStop() {
    String asks = "Quelles données avez-vous sur mon numéro, le 06 39 98 01 02 ?";
    assertThat(found("Article 15 RGPD", asks)).startsWith("review");
    assertThat(found("Article 15 RGPD", asks + " Et ne m'appelez plus."))
        .isEqualTo("registered [+33639980102] [voice]");
  }

  @Test
  void theLetterOIsAZero() {
    assertThat(found("marre", "arretez de m'appeler O6 39 98 55 O2"))
        .isEqualTo("registered [+33639985502] [voice]");
  }

  @Test
  void whatWasEncodedTwiceIsReadAsItWasMeant() {
    assertThat(found("Demande", "Merci dâ€™arrÃªter de mâ€™appeler au 06 39 98 30 31. ThÃ©o"))
        .isEqualTo("registered [+33639983031] [voice]");
  }

  @Test
  void aGatewayNamesTheNumberInItsSender() {
    String mail =
        "From: 33639982215@mms.example.net\nSubject: (sans objet)" + TEXT + "plus de SMS merci";
    assertThat(said(read(mail))).isEqualTo("registered [+33639982215] [sms]");
  }

  @Test
  void aWordAboveAMailingThatTellsHowToUnsubscribeIsAboutIt() {
    assertThat(
            found(
                "Re: Offre",
                "STOP\n\nLe 11 oct. 2025 à 08:01, Exemple <news@example.org> a écrit :\n"
                    + "> Pour vous désinscrire de la newsletter, répondez STOP.\n"))
        .isEqualTo("registered [anne@example.com] [email]");
  }

  @Test
  void whoNamesTheAddressThatAMailingWentToMeansIt() {
    String mailing =
        "\n\n---------- Forwarded message ---------\nDe : Exemple <offres@example.org>\n"
            + "Date: jeu. 12 nov. 2026\nSubject: Offres\nTo: <compta@example.net>\n\nNos offres d'hiver\n";
    String asks = "Veuillez désinscrire l'adresse %s de vos envois de mails.";
    assertThat(found("Fwd: Offres", asks.formatted("compta@example.net") + mailing))
        .isEqualTo("registered [compta@example.net] [email]");
    assertThat(found("Fwd: Offres", asks.formatted("offres@example.org") + mailing))
        .startsWith("review");
  }

  @Test
  void aListOfLinesIsAllTheirs() {
    assertThat(
            found(
                "démarchage",
                "Retirez de vos fichiers d'appels nos trois lignes :\n\n- standard : 02 61 91 70 00\n"
                    + "- atelier : 02 61 91 70 14\n- bureau : 06 39 98 70 15\n"))
        .isEqualTo("registered [+33261917000, +33261917014, +33639987015] [voice]");
  }

  @Test
  void whatACardSaysIsASignature() {
    assertThat(
            found(
                "démarchage",
                "Ne nous appelez plus au numéro ci-dessous.\n\nGarage Bost\nTél. 02 61 91 47 00 - Port. 06 39 98 47 00\n"))
        .isEqualTo("registered [+33261914700, +33639984700] [voice]");
  }

  @Test
  void anInvitationIsNoRequest() {
    String calendar =
        "From: Anne <anne@example.com>\nSubject: Point\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n%s\n"
            + "--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--\n";
    assertThat(said(read(calendar.formatted("Dial in: +33 1 99 00 19 19"))))
        .isEqualTo("setAside [] []");
    assertThat(said(read(calendar.formatted("Arrêtez de m'appeler au 01 99 00 19 19"))))
        .startsWith("review");
  }

  private String found(String subject, String text) {
    return said(read(HEAD + subject + TEXT + text));
  }

  private Item read(String mail) {
    Channel channel = new Channel("mail", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());
    return reader.read(channel, new Raw.Mail(mail.getBytes(StandardCharsets.UTF_8))).item();
  }

  private static String said(Item item) {
    Set<String> identities = new TreeSet<>();
    Set<String> media = new TreeSet<>();
    item.requests().forEach(request -> identities.add(request.identity().value()));
    item.requests().forEach(request -> request.media().forEach(m -> media.add(m.word())));
    if (item.outcome() == Outcome.REVIEW) {
      identities.clear();
      media.clear();
    }
    return item.outcome().word() + " " + identities + " " + media;
  }
}
