package io.optouthub.intake;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Phone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The same as {@link LibPhoneNumbers}, a good deal faster for what most lists hold: digits with
 * common separators, behind a trunk prefix, a country code, {@code +} or {@code 00}. Everything
 * else is read by it.
 *
 * <p>What is needed of a country is made when its first number comes.
 */
@Component
class PlainNumbers implements PhoneNumbers {

  private static final int LONGEST_TEXT = 40;
  private static final int FEWEST = 7;
  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final boolean[] CODES = new boolean[1_000];

  static {
    Set<Integer> codes = UTIL.getSupportedCallingCodes();
    codes.forEach(code -> CODES[code] = true);
  }

  private final PhoneNumbers library = new LibPhoneNumbers();
  private final Map<String, Optional<NumberShapes>> countries = new ConcurrentHashMap<>();
  private final Map<Integer, Optional<NumberShapes>> codes = new ConcurrentHashMap<>();
  private final Map<Integer, Optional<NationalDigits>> writings = new ConcurrentHashMap<>();

  @Override
  public Reading read(String text, String country) {
    Reading plain = text.length() <= LONGEST_TEXT ? plain(text, country) : null;
    return plain != null ? plain : library.read(text, country);
  }

  /** Null for what is not plain. */
  @Nullable Reading plain(String text, String country) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    boolean plus = text.startsWith("+", at);
    boolean coded = plus || text.startsWith("00", at);
    at += plus ? 1 : coded ? 2 : 0;
    byte[] digits = new byte[DigitStates.LONGEST];
    int count = 0;
    boolean zeros = false;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (count == digits.length) {
          return null;
        }
        digits[count++] = (byte) (c - '0');
        zeros &= c == '0';
      } else if (c == '(' && coded && text.startsWith("(0)", i)) {
        i += 2;
      } else if (!separates(c) || count == 0 && !coded && c != '(') {
        return null;
      }
      // As in "199001234.00": a number that went through a spreadsheet.
      zeros |= c == '.';
    }
    if (count < FEWEST || zeros) {
      return null;
    }
    return coded ? international(digits, count) : national(digits, count, country);
  }

  /** What people put between digits, no-break spaces among it. */
  private static boolean separates(char c) {
    return switch (c) {
      case ' ', '.', '-', '/', '(', ')', 0x00A0, 0x202F -> true;
      default -> false;
    };
  }

  private @Nullable Reading national(byte[] digits, int count, String country) {
    Optional<NumberShapes> shapes = countries.get(country);
    if (shapes == null) {
      shapes = Optional.ofNullable(NumberShapes.national(country));
      if (shapes.isPresent()) {
        countries.put(country, shapes);
      }
    }
    return shapes.isEmpty()
        ? null
        : shapes.get().read(digits, 0, count, () -> library.read(text("", digits, count), country));
  }

  private @Nullable Reading international(byte[] digits, int count) {
    int code = 0;
    int length = 0;
    while (length < 3 && !CODES[code]) {
      code = code * 10 + digits[length++];
    }
    if (!CODES[code] || digits[0] == 0) {
      return null;
    }
    int known = code;
    Optional<NumberShapes> shapes =
        codes.computeIfAbsent(known, one -> Optional.ofNullable(NumberShapes.international(one)));
    if (shapes.isEmpty()) {
      return null;
    }
    String main = UTIL.getRegionCodeForCountryCode(known);
    return shapes
        .get()
        .read(digits, length, count, () -> library.read(text("+", digits, count), main));
  }

  /** With a blank, lest two zeros say that a country code follows. */
  private static String text(String before, byte[] digits, int count) {
    StringBuilder text = new StringBuilder(before).append((char) ('0' + digits[0])).append(' ');
    for (int i = 1; i < count; i++) {
      text.append((char) ('0' + digits[i]));
    }
    return text.toString();
  }

  @Override
  public String write(Phone phone, NumberFormat format) {
    if (format != NumberFormat.NATIONAL) {
      return library.write(phone, format);
    }
    Optional<NationalDigits> national =
        writings.computeIfAbsent(code(phone), one -> Optional.ofNullable(NationalDigits.of(one)));
    String written =
        national.isEmpty()
            ? null
            : national.get().write(phone.e164(), () -> library.write(phone, format));
    return written == null ? library.write(phone, format) : written;
  }

  @Override
  public String country(Phone phone) {
    List<String> regions = UTIL.getRegionCodesForCountryCode(code(phone));
    return regions.size() == 1 ? regions.get(0) : library.country(phone);
  }

  /** Codes are such that none begins with another. */
  private static int code(Phone phone) {
    int code = 0;
    for (int i = 1; i < phone.e164().length() && i < 4 && !CODES[code]; i++) {
      code = code * 10 + phone.e164().charAt(i) - '0';
    }
    return code;
  }
}
