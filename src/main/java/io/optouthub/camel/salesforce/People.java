package io.optouthub.camel.salesforce;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Phone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a batch of people into searches. */
final class People {

  private People() {}

  /** By what a record is found to be this person's. */
  static String key(Map<?, ?> change) {
    return String.valueOf(change.get("identity")).toLowerCase(Locale.ROOT);
  }

  static List<Search.Part> parts(List<? extends Map<?, ?>> changes, PhoneNumbers numbers) {
    List<Search.Part> parts = new ArrayList<>();
    for (boolean phones : new boolean[] {true, false}) {
      Map<String, List<String>> words = new LinkedHashMap<>();
      for (Map<?, ?> change : changes) {
        if (phones == "phone".equals(change.get("kind"))) {
          words.put(key(change), phones ? digits(key(change), numbers) : List.of(key(change)));
        }
        if (words.size() == Questions.PEOPLE) {
          parts.add(new Search.Part(phones, words));
          words = new LinkedHashMap<>();
        }
      }
      if (!words.isEmpty()) {
        parts.add(new Search.Part(phones, words));
      }
    }
    return parts;
  }

  private static List<String> digits(String e164, PhoneNumbers numbers) {
    String national = numbers.write(new Phone(e164), NumberFormat.NATIONAL);
    return List.copyOf(Questions.digits(e164, national));
  }
}
