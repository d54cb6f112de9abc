package io.optouthub.intake.table;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.Plain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What people put into one cell: nothing in many words, several numbers, yes and no. */
public final class Cell {

  private static final Set<String> NOTHING =
      Set.of(
          "", "-", "--", "n/a", "na", "#n/a", "nc", "null", "none", "nan", "neant", "aucun", "vide",
          "0", ".", "/", "?", "x", "inconnu", "unknown");
  private static final Set<String> YES =
      Set.of(
          "o",
          "oui",
          "y",
          "yes",
          "1",
          "x",
          "true",
          "vrai",
          "wahr",
          "ja",
          "j",
          "si",
          "s",
          "sim",
          "stop",
          "opt-out",
          "optout",
          "out",
          "opposition",
          "oppose",
          "opposee",
          "refus",
          "refuse",
          "unsubscribed",
          "ok",
          "✓",
          "✔",
          "✗",
          "verdadero",
          "vero",
          "waar",
          "1.0",
          "on",
          "t",
          "v");
  private static final Set<String> NO =
      Set.of(
          "n", "non", "no", "0", "false", "faux", "falsch", "nein", "nee", "nao", "none", "opt-in",
          "optin", "in", "aucune", "sans", "falso", "onwaar", "0.0", "off", "f", "-");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?i)[/;,|\\n\\r&]+|\\s+-\\s+|\\s{3,}|\\s+(et|ou|and|or|und|oder|y|e|o|en|of)\\s+");
  private static final Pattern FORMULA = Pattern.compile("=\\s*\"(.*)\"");
  private static final Pattern REMARK = Pattern.compile("\\([^0-9)]*\\)");
  private static final Pattern ADDRESS = Pattern.compile("\\s*[^\\s@]+@[^\\s@]+\\.[^\\s@]+\\s*");
  private static final Pattern DAY = Pattern.compile("[2-6]\\d{4}([.,]\\d+)?");

  private Cell() {}

  /** Whether it says that there is nothing. */
  public static boolean nothing(String cell) {
    return NOTHING.contains(Plain.of(cell));
  }

  enum Flag {
    YES,
    NO,
    BLANK,
    UNKNOWN
  }

  static Flag flag(String cell) {
    String plain = Plain.of(cell);
    if (plain.isEmpty()) {
      return Flag.BLANK;
    }
    boolean day = plain.matches("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");
    return day || YES.contains(plain) ? Flag.YES : NO.contains(plain) ? Flag.NO : Flag.UNKNOWN;
  }

  /** The texts of the numbers in a cell, each to be read; one that is whole stays whole. */
  public static List<String> numbers(String cell, PhoneNumbers numbers, String country) {
    var formula = FORMULA.matcher(cell.strip());
    String bare = formula.matches() ? formula.group(1) : cell;
    String whole = bare.indexOf('(') < 0 ? bare : REMARK.matcher(bare).replaceAll(" ");
    if (whole.length() > 2_000 || read(whole, numbers, country)) {
      return List.of(whole.length() > 2_000 ? whole.substring(0, 2_000) : whole);
    }
    List<String> parts = new ArrayList<>();
    for (String part : BETWEEN.split(whole)) {
      if (!nothing(part)) {
        parts.add(part.strip());
      }
    }
    return parts.stream().anyMatch(part -> read(part, numbers, country)) ? parts : List.of(whole);
  }

  static boolean read(String text, PhoneNumbers numbers, String country) {
    return !text.isBlank() && numbers.read(text, country) instanceof PhoneNumbers.Reading.Number;
  }

  public static List<String> addresses(String cell) {
    boolean several = cell.indexOf('@') != cell.lastIndexOf('@');
    String bare =
        cell.strip().replaceFirst("(?i)^mailto:", "").replaceFirst("^[^<]*<([^>]+)>$", "$1");
    return several ? List.of(cell.strip().split("[\\s,;/|]+")) : List.of(bare);
  }

  public static boolean address(String cell) {
    return cell.indexOf('@') >= 0 && ADDRESS.matcher(cell).matches();
  }

  /** A spreadsheet's day number as a date; anything else as it is. */
  static String time(String cell) {
    if (!DAY.matcher(cell.strip()).matches()) {
      return cell;
    }
    double days = Double.parseDouble(cell.strip().replace(',', '.'));
    LocalDateTime day = LocalDate.of(1899, 12, 30).plusDays((long) days).atStartOfDay();
    return day.plusSeconds(Math.round(days % 1 * 86_400)).toString();
  }
}
