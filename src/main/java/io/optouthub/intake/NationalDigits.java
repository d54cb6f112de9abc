package io.optouthub.intake;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.NumberFormat;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of one country code are dialled within the country, in digits.
 *
 * <p>As with {@link NumberShapes}, numbers that are alike in length, prefix and all patterns are
 * written alike, and the library is asked for the first of them. A country that writes digits in
 * another order, or others between them, is left to it.
 */
final class NationalDigits {

  private static final Pattern IN_ORDER = Pattern.compile("\\d*((?:\\$\\d)*)");
  private static final Pattern GROUP = Pattern.compile("\\((?!\\?)");

  /**
   * How digits of one kind are written.
   *
   * @param before stands before the rest
   * @param cut so many digits go; -1: each must be asked about
   */
  private record Writing(String before, int cut) {}

  private static final Writing ASK = new Writing("", -1);

  private final DigitStates<Writing> states;
  private final Set<String> trunks = new LinkedHashSet<>(List.of(""));
  private final int from;

  private NationalDigits(int code, PhoneMetadata country) {
    DigitPatterns patterns = new DigitPatterns();
    Set<String> unclear = new LinkedHashSet<>();
    Set<String> known = new LinkedHashSet<>();
    Set<String> begun = new LinkedHashSet<>();
    NumberShapes.trunk(country, trunks, unclear);
    known.add(country.getGeneralDesc().getNationalNumberPattern());
    for (NumberFormat format : country.getNumberFormatList()) {
      requireInOrder(format);
      known.add(format.getPattern());
      int beginnings = format.getLeadingDigitsPatternCount();
      begun.add(beginnings == 0 ? "" : format.getLeadingDigitsPattern(beginnings - 1));
    }
    known.stream().filter(one -> !one.isEmpty()).forEach(patterns::add);
    begun.stream().filter(one -> !one.isEmpty()).forEach(patterns::addBeginning);
    unclear.stream().filter(one -> !one.isEmpty()).forEach(patterns::addDoubt);
    states = new DigitStates<>(patterns, List.copyOf(trunks));
    from = 1 + Integer.toString(code).length();
  }

  /** Null when its patterns are not understood, or its digits are not written in order. */
  static @Nullable NationalDigits of(int code) {
    String region = PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(code);
    if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
      return null;
    }
    PhoneMetadata country =
        DefaultMetadataDependenciesProvider.getInstance()
            .getPhoneNumberMetadataSource()
            .getMetadataForRegion(region);
    try {
      return new NationalDigits(code, country);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Digits may come before the first group; then all groups, one after the other. */
  private static void requireInOrder(NumberFormat format) {
    String written = format.getFormat();
    String rule = format.getNationalPrefixFormattingRule();
    if (!rule.isEmpty()) {
      written = written.replaceFirst("\\$\\d", rule.replace("$", "\\$"));
    }
    StringBuilder all = new StringBuilder();
    long groups = GROUP.matcher(format.getPattern()).results().count();
    for (int i = 1; i <= groups; i++) {
      all.append('$').append(i);
    }
    var digits = IN_ORDER.matcher(written.replaceAll("[^$\\d]", ""));
    if (!digits.matches() || !digits.group(1).contentEquals(all)) {
      throw new IllegalArgumentException(written);
    }
  }

  /**
   * @param ask asks the library how this number is written
   * @return null when each must be asked about
   */
  @Nullable String write(String e164, Supplier<String> ask) {
    int count = e164.length() - from;
    if (count <= 0 || count > DigitStates.LONGEST) {
      return null;
    }
    byte[] digits = new byte[count];
    for (int i = 0; i < count; i++) {
      digits[i] = (byte) (e164.charAt(from + i) - '0');
    }
    Writing how = states.of(digits, 0, count, () -> writing(e164.substring(from), ask.get()));
    return how == null || how.cut() < 0 ? null : written(how, e164);
  }

  private Writing writing(String digits, String written) {
    Set<Writing> all = new LinkedHashSet<>();
    for (String trunk : trunks) {
      String rest = digits.substring(Math.min(trunk.length(), digits.length()));
      if (digits.startsWith(trunk) && written.endsWith(rest)) {
        String before = written.substring(0, written.length() - rest.length());
        all.add(new Writing(before, trunk.length()));
      }
    }
    return all.size() == 1 ? all.iterator().next() : ASK;
  }

  private String written(Writing how, String e164) {
    return how.before() + e164.substring(from + how.cut());
  }
}
