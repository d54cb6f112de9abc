package io.optouthub.delivery;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Phone;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a target answered that it holds, to be found again in any way of writing it. */
record Held(Set<String> keys, PhoneNumbers numbers) {

  static Held of(Collection<String> values, PhoneNumbers numbers) {
    Set<String> keys = new HashSet<>();
    values.forEach(value -> keys.add(key(value)));
    return new Held(keys, numbers);
  }

  boolean holds(Change change) {
    return writings(change, numbers).stream().map(Held::key).anyMatch(keys::contains);
  }

  /** Every way in which a target may write the person: its own first. */
  static List<String> writings(Change change, PhoneNumbers numbers) {
    Set<String> writings = new LinkedHashSet<>();
    writings.add(change.formatted());
    writings.add(change.identity().value());
    if (change.identity() instanceof Phone phone) {
      for (NumberFormat format : NumberFormat.values()) {
        writings.add(numbers.write(phone, format));
      }
    }
    return List.copyOf(writings);
  }

  /** Digits alone, no international prefix; an address in lower case. */
  private static String key(String value) {
    if (value.indexOf('@') >= 0) {
      return value.strip().toLowerCase(Locale.ROOT);
    }
    return value.replaceAll("\\(0\\)|\\D", "").replaceFirst("^00", "");
  }
}
