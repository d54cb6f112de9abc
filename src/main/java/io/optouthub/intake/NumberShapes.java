package io.optouthub.intake;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import io.optouthub.optout.Phone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a row of digits is, by the patterns of one country code.
 *
 * <p>All that libphonenumber does with digits alone is to look how long they are, which prefixes
 * they begin with, and which patterns the rest fits. So digits that are alike in all of these get
 * one answer: it is asked for once. Prefixes that are more than digits, and those of international
 * calls, are left to it.
 */
final class NumberShapes {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final MetadataSource METADATA =
      DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();

  /**
   * What digits of one kind are.
   *
   * @param none what is said of them all; null for numbers
   * @param cut so many digits go; -1: each must be asked about
   * @param code stands before the rest
   */
  private record Answer(PhoneNumbers.@Nullable Reading none, int cut, String code) {}

  private static final Answer ASK = new Answer(null, -1, "");

  private final DigitStates<Answer> states;
  private final Set<String> prefixes = new LinkedHashSet<>();
  private final List<String> codes = new ArrayList<>();

  private NumberShapes(int code, List<String> regions, @Nullable String country) {
    DigitPatterns patterns = new DigitPatterns();
    Set<String> trunks = new LinkedHashSet<>(List.of(""));
    Set<String> known = new LinkedHashSet<>(NumberingPlan.patterns(code));
    Set<String> begun = new LinkedHashSet<>();
    Set<String> unclear = new LinkedHashSet<>();
    for (String region : regions) {
      PhoneMetadata one = METADATA.getMetadataForRegion(region);
      patterns(one, known);
      begun.add(one.getLeadingDigits());
      // Of a code that several countries share, the first decides, or the one it is written in.
      if (region.equals(regions.get(0)) || region.equals(country)) {
        trunk(one, trunks, unclear);
      }
    }
    if (country != null) {
      unclear.add(METADATA.getMetadataForRegion(country).getInternationalPrefix());
    }
    known.stream().filter(one -> !one.isEmpty()).forEach(patterns::add);
    begun.stream().filter(one -> !one.isEmpty()).forEach(patterns::addBeginning);
    unclear.stream().filter(one -> !one.isEmpty()).forEach(patterns::addDoubt);
    for (String first : country == null ? List.of("") : List.of("", Integer.toString(code))) {
      trunks.forEach(one -> trunks.forEach(two -> prefixes.add(first + one + two)));
    }
    states = new DigitStates<>(patterns, List.copyOf(prefixes));
    codes.add(Integer.toString(code));
    codes.addAll(NumberingPlan.others(code));
  }

  /** Numbers behind their country code; null when its patterns are not understood. */
  static @Nullable NumberShapes international(int code) {
    return of(code, null);
  }

  /** Numbers as they are written in this country; null when its patterns are not understood. */
  static @Nullable NumberShapes national(String country) {
    return UTIL.getSupportedRegions().contains(country)
        ? of(UTIL.getCountryCodeForRegion(country), country)
        : null;
  }

  private static @Nullable NumberShapes of(int code, @Nullable String country) {
    List<String> regions = UTIL.getRegionCodesForCountryCode(code);
    try {
      return regions.isEmpty() || regions.contains(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)
          ? null
          : new NumberShapes(code, regions, country);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void patterns(PhoneMetadata one, Set<String> into) {
    List.of(
            one.getGeneralDesc(),
            one.getFixedLine(),
            one.getMobile(),
            one.getTollFree(),
            one.getPremiumRate(),
            one.getSharedCost(),
            one.getPersonalNumber(),
            one.getVoip(),
            one.getPager(),
            one.getUan(),
            one.getVoicemail())
        .forEach(kind -> into.add(kind.getNationalNumberPattern()));
  }

  /** What goes from the beginning of a number: digits, or what only the library understands. */
  static void trunk(PhoneMetadata one, Set<String> trunks, Set<String> unclear) {
    String pattern = one.getNationalPrefixForParsing();
    boolean rewritten =
        !one.getNationalPrefixTransformRule().isEmpty()
            && !pattern.replace("(?:", "").contains("(");
    for (String alternative : DigitSyntax.alternatives(pattern)) {
      boolean digits = alternative.matches("\\d*") && !rewritten;
      (digits ? trunks : unclear).add(alternative);
    }
  }

  /**
   * What these digits are; null when they must be asked about.
   *
   * @param ask asks the library about the same digits
   */
  PhoneNumbers.@Nullable Reading read(
      byte[] digits, int from, int to, Supplier<PhoneNumbers.Reading> ask) {
    Answer answer = states.of(digits, from, to, () -> answer(ask.get(), digits, from, to));
    if (answer == null || answer.cut() < 0) {
      return null;
    }
    return answer.none() != null
        ? answer.none()
        : new PhoneNumbers.Reading.Number(
            new Phone(e164(answer.code(), digits, from + answer.cut(), to)));
  }

  private Answer answer(PhoneNumbers.Reading one, byte[] digits, int from, int to) {
    if (!(one instanceof PhoneNumbers.Reading.Number number)) {
      return new Answer(one, 0, "");
    }
    Set<Answer> all = new LinkedHashSet<>();
    for (String prefix : prefixes) {
      if (begins(digits, from, to, prefix)) {
        for (String code : codes) {
          if (e164(code, digits, from + prefix.length(), to).equals(number.phone().e164())) {
            all.add(new Answer(null, prefix.length(), code));
          }
        }
      }
    }
    return all.size() == 1 ? all.iterator().next() : ASK;
  }

  private static boolean begins(byte[] digits, int from, int to, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (from + i >= to || digits[from + i] != prefix.charAt(i) - '0') {
        return false;
      }
    }
    return true;
  }

  private static String e164(String code, byte[] digits, int from, int to) {
    byte[] text = new byte[1 + code.length() + to - from];
    text[0] = '+';
    for (int i = 0; i < code.length(); i++) {
      text[i + 1] = (byte) code.charAt(i);
    }
    for (int i = from, at = code.length() + 1; i < to; i++, at++) {
      text[at] = (byte) ('0' + digits[i]);
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
