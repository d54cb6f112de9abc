package io.optouthub.datamap;

import static io.optouthub.datamap.MapValues.countries;
import static io.optouthub.datamap.MapValues.deadline;
import static io.optouthub.datamap.MapValues.duration;
import static io.optouthub.datamap.MapValues.formats;
import static io.optouthub.datamap.MapValues.media;
import static io.optouthub.datamap.MapValues.owner;
import static io.optouthub.datamap.MapValues.required;
import static io.optouthub.datamap.MapValues.role;
import static io.optouthub.datamap.MapValues.words;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

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
    Map<String, DataMap.Party> services =
        parties("services", file.services(), DataMap.Role.CONTROLLER);
    Map<String, DataMap.Party> subcontractors =
        parties("subcontractors", file.subcontractors(), DataMap.Role.PROCESSOR);
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

  private static Map<String, DataMap.Party> parties(
      String kind, @Nullable Map<String, MapFile.Owner> owners, DataMap.Role role) throws Unusable {
    Map<String, DataMap.Party> parties = new TreeMap<>();
    for (var entry : or(owners).entrySet()) {
      MapFile.Owner owner = entry.getValue();
      MapFile.Owner given = owner == null ? new MapFile.Owner(null, null, null, null) : owner;
      String path = kind + "." + entry.getKey();
      parties.put(
          entry.getKey(),
          new DataMap.Party(
              title(given.title(), entry.getKey()),
              given.contact(),
              role(path, given.role(), role),
              given.contract()));
    }
    return parties;
  }

  private static DataMap.CallingSystem system(
      String path, MapFile.@Nullable SystemEntry entry, Set<String> owners) throws Unusable {
    MapFile.SystemEntry system = required(path, entry);
    Set<String> countries = countries(path, system.countries());
    return new DataMap.CallingSystem(
        owner(path, system.owner(), owners),
        title(system.title(), path.substring("systems.".length())),
        media(path, system.media()),
        words(path + ".brands", system.brands()),
        countries,
        formats(path, system.numberFormats()),
        deadline(path + ".deadline", system.deadline(), countries),
        words(path + ".data", system.data()),
        system.purpose(),
        system.notReadBack());
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
