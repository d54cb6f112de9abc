package io.optouthub.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.Channel;
import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.Raw;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The set of mails in {@code src/test/resources/mail}, in seven languages. */
class MailSetTest {

  private final MailReader reader =
      TestMail.reader(IntakeSettings.of(List.of("+33199000000", "+33199001000", "+33199001001")));

  @Test
  void isUnderstoodAsWellAsPromised() {
    List<String> lost = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> differ = new ArrayList<>();
    int clear = 0;
    int registered = 0;
    int identities = 0;
    for (SampleMail mail : SampleMail.all()) {
      Channel channel =
          new Channel("mail", mail.country(), Set.of(Medium.VOICE), Scope.ALL, Map.of());
      Item item = reader.read(channel, new Raw.Mail(mail.raw())).item();
      Set<String> found = new TreeSet<>();
      Set<String> media = new TreeSet<>();
      for (OptOut request : item.requests()) {
        found.add(request.identity().value());
        request.media().forEach(medium -> media.add(medium.word()));
      }
      identities += found.size();
      Set<String> strangers = new TreeSet<>(found);
      strangers.removeAll(mail.identities());
      strangers.forEach(stranger -> wrong.add(mail.id() + " " + stranger));
      if (item.outcome() == Outcome.SET_ASIDE && !mail.outcome().equals("set-aside")) {
        lost.add(mail.id() + " " + item.reason());
      }
      boolean full =
          item.outcome() == Outcome.REGISTERED
              && found.equals(mail.identities())
              && media.equals(mail.media());
      if (mail.outcome().equals("registered")) {
        clear++;
        registered += full ? 1 : 0;
      }
      String outcome = item.outcome().word().replace("setAside", "set-aside");
      if (!outcome.equals(mail.outcome())
          || !found.equals(mail.identities())
          || !media.equals(mail.media())) {
        differ.add(
            mail.id()
                + " wanted "
                + mail.outcome()
                + mail.identities()
                + mail.media()
                + " got "
                + outcome
                + found
                + media
                + " "
                + item.reason());
      }
    }
    assertThat(SampleMail.all().size()).isGreaterThan(580);
    assertThat(lost).isEmpty();
    assertThat(wrong.size()).as(wrong.toString()).isLessThanOrEqualTo(identities / 100);
    assertThat(registered).as(differ.toString()).isGreaterThanOrEqualTo(clear * 85 / 100);
  }
}
