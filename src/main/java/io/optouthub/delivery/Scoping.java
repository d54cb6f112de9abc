package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import io.optouthub.register.LogReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides what a target must hold about a person, or why an entry does not concern it. */
final class Scoping {

  private static final Set<String> EVERY_BRAND = Set.of("");

  private final String keys;
  private final CallingSystem system;
  private final boolean releases;
  private final PhoneNumbers numbers;
  private final Set<Medium> byPhone;
  private final Set<Medium> byEmail;
  private final List<String> brands;

  /**
   * @param keys what idempotency keys begin with
   * @param releases whether the target takes opt-ins
   */
  Scoping(String keys, CallingSystem system, boolean releases, PhoneNumbers numbers) {
    this.keys = keys;
    this.system = system;
    this.releases = releases;
    this.numbers = numbers;
    byPhone = EnumSet.noneOf(Medium.class);
    byPhone.addAll(system.media());
    byPhone.remove(Medium.EMAIL);
    byEmail = EnumSet.noneOf(Medium.class);
    byEmail.addAll(system.media());
    byEmail.retainAll(Set.of(Medium.EMAIL));
    brands = List.copyOf(new TreeSet<>(system.brands()));
  }

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
    // The system's media by which this kind of identity can be reached.
    Set<Medium> reachable = identity instanceof Phone ? byPhone : byEmail;
    if (Collections.disjoint(line.media(), reachable)) {
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

  private Change change(LogReader.Line line, Identity identity, Set<Medium> reachable) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    List<String> out = new ArrayList<>();
    for (String brand : brands.isEmpty() ? named(line.states()) : brands) {
      boolean any = false;
      for (Medium medium : reachable) {
        if (line.states().suppressed(brand, medium)) {
          media.add(medium);
          any = true;
        }
      }
      if (any && !brand.isEmpty()) {
        out.add(brand);
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
        out,
        line.repeat(),
        line.eventAt());
  }

  /** For a system that calls for every brand: every brand, and those of which something is said. */
  private static Collection<String> named(LogReader.States states) {
    Set<String> said = states.byBrand().keySet();
    if (said.equals(EVERY_BRAND)) {
      return EVERY_BRAND;
    }
    Set<String> all = new TreeSet<>(said);
    all.add("");
    return all;
  }

  private List<String> written(Identity identity) {
    if (!(identity instanceof Phone phone)) {
      return List.of(identity.value());
    }
    List<String> written = new ArrayList<>(system.numberFormats().size());
    for (NumberFormat format : system.numberFormats()) {
      written.add(numbers.write(phone, format));
    }
    return written;
  }
}
