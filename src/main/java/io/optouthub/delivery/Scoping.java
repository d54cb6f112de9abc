package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import io.optouthub.register.LogReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides what a target must hold about a person, or why an entry does not concern it. */
record Scoping(String keys, CallingSystem system, boolean releases, PhoneNumbers numbers) {

  /** A change to apply, or the reason for which there is none. */
  record Decision(LogReader.Line line, @Nullable Change change, String skipped) {}

  /** By this a change of the map is noticed that concerns people told before. */
  static String text(CallingSystem system) {
    return "media=%s brands=%s countries=%s number-format=%s"
        .formatted(
            new TreeSet<>(system.media()),
            new TreeSet<>(system.brands()),
            new TreeSet<>(system.countries()),
            system.numberFormats());
  }

  Decision decide(LogReader.Line line) {
    Identity identity = line.identity();
    if (identity == null) {
      return skip(line, "erased");
    }
    Set<Medium> reachable = reachable(identity);
    if (line.media().stream().noneMatch(reachable::contains)) {
      return skip(line, "medium");
    }
    if (!line.brand().isEmpty()
        && !system.brands().isEmpty()
        && !system.brands().contains(line.brand())) {
      return skip(line, "brand");
    }
    if (identity instanceof Phone phone
        && !system.countries().isEmpty()
        && !system.countries().contains(numbers.country(phone))) {
      return skip(line, "country");
    }
    Change change = change(line, identity, reachable);
    return change.suppressed() || releases ? new Decision(line, change, "") : skip(line, "release");
  }

  private static Decision skip(LogReader.Line line, String reason) {
    return new Decision(line, null, reason);
  }

  /** The system's media by which this kind of identity can be reached. */
  private Set<Medium> reachable(Identity identity) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    media.addAll(system.media());
    media.removeIf(medium -> (medium == Medium.EMAIL) == identity instanceof Phone);
    return media;
  }

  private Change change(LogReader.Line line, Identity identity, Set<Medium> reachable) {
    Set<String> asked = new TreeSet<>(system.brands());
    if (asked.isEmpty()) {
      asked.add("");
      asked.addAll(line.states().byBrand().keySet());
    }
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    List<String> brands = new ArrayList<>();
    for (String brand : asked) {
      Set<Medium> out = EnumSet.noneOf(Medium.class);
      reachable.stream()
          .filter(medium -> line.states().suppressed(brand, medium))
          .forEach(out::add);
      media.addAll(out);
      if (!out.isEmpty() && !brand.isEmpty()) {
        brands.add(brand);
      }
    }
    return new Change(
        line.seq(),
        keys + "-" + line.seq(),
        identity,
        line.fingerprint(),
        written(identity),
        !media.isEmpty(),
        media,
        brands,
        line.repeat(),
        line.eventAt());
  }

  private List<String> written(Identity identity) {
    return identity instanceof Phone phone
        ? system.numberFormats().stream().map(format -> numbers.write(phone, format)).toList()
        : List.of(identity.value());
  }
}
