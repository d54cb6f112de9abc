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

/**
 * What a target answered that it holds, to be found again in any way of writing it.
 *
 * @param keys digits alone, or an address in lower case
 */
record Held(Set<String> keys) {

  static Held of(Collection<String> values) {
    Set<String> keys = new HashSet<>();
    values.forEach(value -> keys.add(key(value)));
    return new Held(keys);
  }

  boolean holds(ReadBack.Expected person) {
    return person.writings().stream().map(Held::key).anyMatch(keys::contains);
  }

  static ReadBack.Expected expected(Change change, PhoneNumbers numbers) {
    Set<String> writings = new LinkedHashSet<>(change.written());
    writings.add(change.identity().value());
    if (change.identity() instanceof Phone phone) {
      for (NumberFormat format : NumberFormat.values()) {
        writings.add(numbers.write(phone, format));
      }
    }
    return new ReadBack.Expected(change, List.copyOf(writings));
  }

  private static String key(String value) {
    return value.indexOf('@') >= 0
        ? value.strip().toLowerCase(Locale.ROOT)
        : value.replaceAll("\\(0\\)|\\D", "").replaceFirst("^00", "");
  }
}
