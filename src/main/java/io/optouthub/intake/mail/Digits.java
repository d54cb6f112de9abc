package io.optouthub.intake.mail;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.optouthub.intake.PhoneNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds what looks like a phone number in running text; dates, amounts and account numbers do not.
 */
@Component
class Digits {

  private static final int MOST_TEXT = 20_000;
  private static final String SIGNS = "[.,/_\u00b7\u2022*|\\-\u2010-\u2015:;']";

  /** Pairs of digits divided by signs that libphonenumber does not take for a number's. */
  private static final Pattern PAIRS =
      Pattern.compile(
          "(?<![\\d])(?:\\+\\d{2} ?\\d|0\\d)(?: ?" + SIGNS + "{1,2} ?\\d{2}){4}(?!\\d|[.,/]\\d)");

  private static final Pattern NO_PHONES =
      Pattern.compile(
          "(?i)\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\\b"
              + "|(?<!\\d)\\d{3} ?\\d{3} ?\\d{3} ?\\d{5}(?!\\d)"
              + "|(?<![\\d./-])[0-3]?\\d ?[./-] ?[01]?\\d ?[./-] ?(?:19|20)\\d{2}(?!\\d)"
              + "|(?<!\\d)(?:19|20)\\d{2}[./-][01]?\\d[./-][0-3]?\\d(?!\\d)"
              + "|(?<![\\d:])\\d{1,2}(?::\\d{2}){1,2}(?![\\d:])"
              + "|(?<!\\d)\\d{1,2} ?h ?\\d{2}(?!\\d)"
              + "|(?<!\\d)\\d{1,3}(?:[ .]\\d{3})*(?:,\\d{2})? ?(?:\u20ac|eur|euros|\\$|\u00a3|usd|%)"
              + "|(?:\u20ac|\\$|\u00a3) ?\\d[\\d.,]*"
              + "|https?://\\S+|\\S+@\\S+");

  private static final Pattern BROKEN =
      Pattern.compile(
          "(?<!\\d)((?:\\+|0)[\\d .()-]{1,13}\\d) ?\\n[> ]*(\\d[\\d .-]{0,12}\\d)(?!\\d)");
  private static final Pattern LETTER_O =
      Pattern.compile("(?<![\\p{L}\\d])[0oO][1-9](?:[ .-]?[0-9oO]{2}){4}(?![\\p{L}\\d])");
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?iu)\\b(t[eé]l|num[eé]ro|number|nummer|phone|portable|mobile|m[oó]vil|handy|gsm|cell|rufnummer|telefo)");
  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)\\b(sur le|au|auf der|unter der|en el|al numero|sul|op nummer|no n[uú]mero) $");
  private static final Pattern PART_OF_A_NAME = Pattern.compile(".*[\\p{L}\\d][-_/#]?$");

  private final PhoneNumbers numbers;
  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();

  Digits(PhoneNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * @param start its first character in the text
   * @param end the character after it
   */
  record Run(int start, int end, String text, PhoneNumbers.Reading reading) {}

  /** In order; the text's offsets are those of the text given. */
  List<Run> in(String text, String country) {
    String plain = readable(text, country);
    List<Run> runs = new ArrayList<>();
    for (PhoneNumberMatch match :
        util.findNumbers(plain, country, PhoneNumberUtil.Leniency.POSSIBLE, 100)) {
      String before = plain.substring(Math.max(0, match.start() - 2), match.start());
      if (!PART_OF_A_NAME.matcher(before).matches()) {
        Run run = run(match.start(), match.end(), match.rawString(), country);
        runs.add(stripped(text, match.start(), match.end()) ? restored(run, country) : run);
      }
    }
    Matcher letters = LETTER_O.matcher(plain);
    while (letters.find()) {
      if (letters.group().chars().noneMatch(c -> c == 'o' || c == 'O')) {
        continue;
      }
      String digits = letters.group().replaceAll("[oO]", "0");
      runs.removeIf(run -> run.start() < letters.end() && run.end() > letters.start());
      runs.add(run(letters.start(), letters.end(), digits, country));
    }
    runs.sort(Comparator.comparingInt(Run::start));
    return runs;
  }

  /**
   * Whether it is a number as a spreadsheet leaves it: in a row that was copied, alone in its line,
   * or where a number is called, in a text that spoke of numbers before.
   */
  private static boolean stripped(String text, int start, int end) {
    int from = text.lastIndexOf('\n', start) + 1;
    int to = text.indexOf('\n', end);
    String line = text.substring(from, to < 0 ? text.length() : to);
    boolean alone = line.strip().length() == end - start;
    boolean row = line.indexOf('\t') >= 0;
    return (alone || row) && COLUMN.matcher(text.substring(0, end)).find()
        || CALLED.matcher(text.substring(from, start)).find();
  }

  /** With the zero at its beginning that the spreadsheet left out. */
  private Run restored(Run run, String country) {
    return new Run(run.start(), run.end(), run.text(), numbers.read(run.text(), country));
  }

  private Run run(int start, int end, String raw, String country) {
    PhoneNumbers.Reading reading = numbers.read(raw, country);
    String digits = raw.replaceAll("\\D", "");
    String code = Integer.toString(util.getCountryCodeForRegion(country));
    String trunk = util.getNddPrefixForRegion(country, true);
    boolean bare =
        !raw.replaceAll("[^+\\d]", "").startsWith("+")
            && trunk != null
            && !trunk.isEmpty()
            && !trunk.equals(code)
            && !digits.startsWith(trunk)
            && !(digits.startsWith(code) && digits.length() > 10);
    // In running text, nine digits alone are more often something else than a number.
    return bare
        ? new Run(start, end, raw, new PhoneNumbers.Reading.NoNumber("not written as a number"))
        : new Run(start, end, raw, reading);
  }

  /** The text, character for character, with spaces for what is no number and for odd signs. */
  private String readable(String text, String country) {
    String bounded = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    String spaced = bounded.replaceAll("[\\p{Zs}\\t\\p{Cf}]", " ");
    String pairs = replaced(PAIRS, spaced, found -> found.replaceAll("[^\\d+]", " "));
    String joined =
        replaced(
            BROKEN,
            pairs,
            found -> joins(found, country) ? found.replaceAll("[\\n>]", " ") : found);
    return replaced(NO_PHONES, joined, found -> found.replaceAll("[^\\n]", ";"));
  }

  private boolean joins(String broken, String country) {
    String[] lines = broken.split("\\n");
    return number(broken.replaceAll("[\\n>]", " "), country)
        && !number(lines[0], country)
        && !number(lines[1], country);
  }

  private boolean number(String text, String country) {
    return numbers.read(text, country) instanceof PhoneNumbers.Reading.Number;
  }

  private static String replaced(
      Pattern pattern, String text, java.util.function.UnaryOperator<String> with) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(with.apply(match.group())));
  }
}
