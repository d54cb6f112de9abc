package io.optouthub.datamap;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.optouthub.optout.Medium;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads a data map; says line and reason of what is wrong in it. */
final class MapReader {

  /** A map that cannot be used; its message is for the person who wrote it. */
  static final class Unusable extends Exception {
    final String path;

    /** Wrong as a whole. */
    Unusable(String message) {
      this("", message);
    }

    /** Wrong at one key. */
    Unusable(String path, String message) {
      super(message);
      this.path = path;
    }
  }

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

  /** Longer than nothing, with its unit, and at most some years. */
  private static final Pattern DURATION = Pattern.compile("0*[1-9]\\d{0,5}(s|m|h|d)");

  private MapReader() {}

  static DataMap read(String yaml) throws Unusable {
    if (yaml.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
      return DataMap.EMPTY;
    }
    KeyLines lines = KeyLines.of(yaml);
    try {
      MapFile file = file(yaml);
      return file == null ? DataMap.EMPTY : map(file);
    } catch (Unusable e) {
      throw new Unusable(lines.at(e.path) + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new Unusable(at(e.getLocation()) + e.getOriginalMessage());
    }
  }

  private static @Nullable MapFile file(String yaml) throws JsonProcessingException, Unusable {
    try {
      return YAML.readValue(yaml, MapFile.class);
    } catch (UnrecognizedPropertyException e) {
      throw new Unusable(path(e), path(e) + " is no key here" + suggestion(e));
    } catch (JsonMappingException e) {
      throw new Unusable(path(e), path(e) + ": " + e.getOriginalMessage());
    }
  }

  private static DataMap map(MapFile file) throws Unusable {
    Map<String, DataMap.Party> services = parties(file.services());
    Map<String, DataMap.Party> subcontractors = parties(file.subcontractors());
    Set<String> owners = new TreeSet<>(services.keySet());
    owners.addAll(subcontractors.keySet());
    Map<String, DataMap.CallingSystem> systems = new LinkedHashMap<>();
    for (var entry : or(file.systems()).entrySet()) {
      systems.put(entry.getKey(), system("systems." + entry.getKey(), entry.getValue(), owners));
    }
    Map<String, DataMap.MappedChannel> channels = new LinkedHashMap<>();
    for (var entry : or(file.channels()).entrySet()) {
      String path = "channels." + entry.getKey();
      MapFile.ChannelEntry channel = required(path, entry.getValue());
      channels.put(
          entry.getKey(),
          new DataMap.MappedChannel(
              owner(path, channel.owner(), owners),
              title(channel.title(), entry.getKey()),
              duration(path + ".rhythm", channel.rhythm())));
    }
    return new DataMap(services, subcontractors, systems, channels);
  }

  private static Map<String, DataMap.Party> parties(@Nullable Map<String, MapFile.Owner> owners) {
    Map<String, DataMap.Party> parties = new TreeMap<>();
    or(owners)
        .forEach(
            (name, owner) -> {
              MapFile.Owner given = owner == null ? new MapFile.Owner(null, null) : owner;
              parties.put(name, new DataMap.Party(title(given.title(), name), given.contact()));
            });
    return parties;
  }

  private static DataMap.CallingSystem system(
      String path, MapFile.@Nullable SystemEntry entry, Set<String> owners) throws Unusable {
    MapFile.SystemEntry system = required(path, entry);
    return new DataMap.CallingSystem(
        owner(path, system.owner(), owners),
        title(system.title(), path.substring("systems.".length())),
        media(path, system.media()),
        words(path + ".brands", system.brands()),
        countries(path, system.countries()),
        format(path, system.numberFormat()),
        duration(path + ".deadline", system.deadline()));
  }

  private static <T> T required(String path, @Nullable T value) throws Unusable {
    if (value == null) {
      throw new Unusable(path, path + " is empty");
    }
    return value;
  }

  private static String owner(String path, @Nullable String owner, Set<String> owners)
      throws Unusable {
    if (owner == null || !owners.contains(owner)) {
      throw new Unusable(
          path + ".owner",
          path
              + ".owner: "
              + (owner == null ? "nobody" : "'" + owner + "'")
              + " is neither a service nor a subcontractor; there are "
              + owners);
    }
    return owner;
  }

  private static Set<Medium> media(String path, @Nullable List<String> words) throws Unusable {
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

  private static Set<String> countries(String path, @Nullable List<String> codes) throws Unusable {
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

  private static NumberFormat format(String path, @Nullable String word) throws Unusable {
    for (NumberFormat format : NumberFormat.values()) {
      if (word == null ? format == NumberFormat.E164 : format.word().equals(word)) {
        return format;
      }
    }
    String all =
        Arrays.stream(NumberFormat.values())
            .map(NumberFormat::word)
            .collect(Collectors.joining(", "));
    throw wrong(path + ".number-format", "'" + word + "' is none of " + all);
  }

  private static @Nullable Duration duration(String path, @Nullable String text) throws Unusable {
    if (text == null) {
      return null;
    }
    if (!DURATION.matcher(text).matches()) {
      throw wrong(path, "'" + text + "' is no duration such as 30m, 24h or 3d");
    }
    return DurationStyle.SIMPLE.parse(text);
  }

  private static List<String> words(String path, @Nullable List<String> words) throws Unusable {
    List<String> given = words == null ? List.of() : words;
    for (String word : given) {
      if (word == null || word.isBlank()) {
        throw wrong(path, "an entry is empty");
      }
    }
    return List.copyOf(given);
  }

  private static Unusable wrong(String path, String reason) {
    return new Unusable(path, path + ": " + reason);
  }

  private static String title(@Nullable String title, String name) {
    return title == null || title.isBlank() ? name : title;
  }

  private static <T> Map<String, T> or(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : "line " + location.getLineNr() + ": ";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String suggestion(UnrecognizedPropertyException e) {
    Collection<Object> known = e.getKnownPropertyIds();
    return known.stream()
        .map(Object::toString)
        .min(Comparator.comparing(name -> distance(name, e.getPropertyName())))
        .filter(name -> distance(name, e.getPropertyName()) <= 3)
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; there are " + known);
  }

  private static int distance(String name, String other) {
    return LevenshteinDistance.getDefaultInstance().apply(name, other);
  }
}
