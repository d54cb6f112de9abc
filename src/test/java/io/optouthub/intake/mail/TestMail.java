package io.optouthub.intake.mail;

import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.PhoneNumbers;

/** The mail reader as it is wired in the hub. */
final class TestMail {

  private TestMail() {}

  static MailReader reader(IntakeSettings settings) {
    Rules rules = new Rules(settings);
    Mentions mentions = new Mentions(rules, new Digits(PhoneNumbers.standard()));
    Asking asking = new Asking(rules);
    Whose whose = new Whose(asking, mentions, settings);
    return new MailReader(
        new Saying(rules), new Deciding(asking, whose, new Meaning(asking, new Likeness(), rules)));
  }
}
