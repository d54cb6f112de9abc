package io.optouthub.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.Channel;
import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.Raw;
import io.optouthub.intake.Reasons;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The reasons that the set of mails really gives. */
class MailReasonsTest {

  private final MailReader reader = TestMail.reader(IntakeSettings.of(List.of("+33199000000")));

  @Test
  void eachIsSaidInFrench() {
    Map<String, String> said = new TreeMap<>();
    for (SampleMail mail : SampleMail.all()) {
      Channel channel =
          new Channel("mail", mail.country(), Set.of(Medium.VOICE), Scope.ALL, Map.of());
      String reason = reader.read(channel, new Raw.Mail(mail.raw())).item().reason();
      if (reason != null) {
        said.put(reason, Reasons.in(Locale.FRENCH).say(reason, others -> "<" + others + ">"));
      }
    }
    assertThat(said).hasSizeGreaterThan(12);
    assertThat(said)
        .allSatisfy(
            (english, french) ->
                assertThat(french).isNotEqualTo(english).doesNotContain("<").isNotBlank());
  }
}
