package io.optouthub.delivery;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Phone;

/** Numbers without a numbering plan: French, British, or of nowhere. */
final class FakeNumbers implements PhoneNumbers {

  @Override
  public Reading read(String text, String country) {
    return new Reading.NoNumber("not asked for here");
  }

  @Override
  public String write(Phone phone, NumberFormat format) {
    return format == NumberFormat.DIGITS ? phone.value().substring(1) : phone.value();
  }

  @Override
  public String country(Phone phone) {
    if (phone.value().startsWith("+33")) {
      return "FR";
    }
    return phone.value().startsWith("+44") ? "GB" : "ZZ";
  }
}
