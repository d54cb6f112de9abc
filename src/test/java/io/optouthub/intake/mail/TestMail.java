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
    Remarks remarks = new Remarks(rules);
    Whose whose = new Whose(remarks, mentions, settings);
    Headers headers = new Headers(rules);
    Letters letters = new Letters(new Saying(rules, headers), headers, rules);
    Meaning meaning = new Meaning(asking, remarks, new Likeness(), rules);
    return new MailReader(letters, new Deciding(asking, remarks, whose, meaning));
  }
}
