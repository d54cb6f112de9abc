package io.optouthub.datamap;

import io.optouthub.optout.Medium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads single values of a data map; each mistake with the path to its key. */
final class MapValues {

  /** Longer than nothing, with its unit, and at most some years. */
  private static final Pattern DURATION = Pattern.compile("0*[1-9]\\d{0,5}(s|m|h|d)");

  private static final Pattern WORKING_DAYS =
      Pattern.compile("0*([1-9]\\d{0,2}) working[ -]days?(?: ([A-Z]{2}))?");

  private MapValues() {}

  static <T> T required(String path, @Nullable T value) throws MapReader.Unusable {
    if (value == null) {
      throw new MapReader.Unusable(path, path + " is empty");
    }
    return value;
  }

  static String owner(String path, @Nullable String owner, Set<String> owners)
      throws MapReader.Unusable {
    if (owner == null || !owners.contains(owner)) {
      throw new MapReader.Unusable(
          path + ".owner",
          path
              + ".owner: "
              + (owner == null ? "nobody" : "'" + owner + "'")
              + " is neither a service nor a subcontractor; there are "
              + owners);
    }
    return owner;
  }

  static Set<Medium> media(String path, @Nullable List<String> words) throws MapReader.Unusable {
    if (words == null || words.isEmpty()) {
      throw wrong(path + ".media", "name at least one of voice, sms, email, post");
    }
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (String word : words(path + ".media", words)) {
      try {
        media.add(Medium.of(word));
      } catch (IllegalArgumentException e) {
        throw wrong(path + ".media", "'" + word + "': " + e.getMessage());
      }
    }
    return media;
  }

  static Set<String> countries(String path, @Nullable List<String> codes)
      throws MapReader.Unusable {
    Set<String> countries = new TreeSet<>();
    for (String code : words(path + ".countries", codes)) {
      String upper = code.toUpperCase(Locale.ROOT);
      if (!Arrays.asList(Locale.getISOCountries()).contains(upper)) {
        throw wrong(path + ".countries", "'" + code + "' is no ISO 3166 country code");
      }
      countries.add(upper);
    }
    return countries;
  }

  /** One, or a list where a system holds numbers in several ways; E.164 when none is named. */
  static List<NumberFormat> formats(String path, @Nullable List<String> words)
      throws MapReader.Unusable {
    List<NumberFormat> formats = new ArrayList<>();
    for (String word : words(path + ".number-format", words)) {
      formats.add(format(path, word));
    }
    return formats.isEmpty() ? List.of(NumberFormat.E164) : List.copyOf(formats);
  }

  private static NumberFormat format(String path, String word) throws MapReader.Unusable {
    for (NumberFormat format : NumberFormat.values()) {
      if (format.word().equals(word)) {
        return format;
      }
    }
    String all =
        Arrays.stream(NumberFormat.values())
            .map(NumberFormat::word)
            .collect(Collectors.joining(", "));
    throw wrong(path + ".number-format", "'" + word + "' is none of " + all);
  }

  static DataMap.Role role(String path, @Nullable String word, DataMap.Role usual)
      throws MapReader.Unusable {
    for (DataMap.Role role : DataMap.Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
        return role;
      }
    }
    if (word != null) {
      throw wrong(path + ".role", "'" + word + "' is neither controller nor processor");
    }
    return usual;
  }

  /** A duration, or {@code 10 working days}, of the calendar named behind or the only country. */
  static @Nullable Deadline deadline(String path, @Nullable String text, Set<String> countries)
      throws MapReader.Unusable {
    Matcher days = WORKING_DAYS.matcher(text == null ? "" : text);
    if (text == null || !days.matches()) {
      Duration duration = duration(path, text);
      return duration == null ? null : new Deadline.Within(duration, String.valueOf(text));
    }
    String calendar = days.group(2);
    if (calendar == null && countries.size() == 1) {
      calendar = countries.iterator().next();
    }
    if (calendar == null || !Calendars.known(calendar)) {
      throw wrong(
          path,
          calendar == null
              ? "name the country whose calendar counts: " + text + " FR"
              : "there is no calendar of '" + calendar + "'");
    }
    return new Deadline.WorkingDays(Integer.parseInt(days.group(1)), calendar, text);
  }

  static @Nullable Duration duration(String path, @Nullable String text) throws MapReader.Unusable {
    if (text == null) {
      return null;
    }
    if (!DURATION.matcher(text).matches()) {
      throw wrong(path, "'" + text + "' is no duration such as 30m, 24h or 3d");
    }
    return DurationStyle.SIMPLE.parse(text);
  }

  static List<String> words(String path, @Nullable List<String> words) throws MapReader.Unusable {
    List<String> given = words == null ? List.of() : words;
    for (String word : given) {
      if (word == null || word.isBlank()) {
        throw wrong(path, "an entry is empty");
      }
    }
    return List.copyOf(given);
  }

  private static MapReader.Unusable wrong(String path, String reason) {
    return new MapReader.Unusable(path, path + ": " + reason);
  }
}
