package io.optouthub.documents;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMap.MappedChannel;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.Deadline;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.documents.Document.Cell;
import io.optouthub.optout.Medium;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of what the data map says. */
@Component
class MapTables {

  static final List<String> PARTIES = List.of("party", "kind", "role", "contact", "contract");
  static final List<String> CHANNELS = List.of("channel", "owner", "way", "rhythm");
  static final List<String> CARRIED =
      List.of("system", "owner", "media", "limits", "deadline", "connection", "read-back");
  static final List<String> HELD =
      List.of("system", "owner", "purpose", "data", "formats", "deadline");

  private final DataMaps maps;
  private final Connections connections;

  MapTables(DataMaps maps, Connections connections) {
    this.maps = maps;
    this.connections = connections;
  }

  DataMap map() {
    return maps.current();
  }

  Stream<List<Cell>> parties(Speech in) {
    return Stream.concat(
        parties(map().services(), "service", in),
        parties(map().subcontractors(), "subcontractor", in));
  }

  /** A service is bound by no contract that must have a reference. */
  private static Stream<List<Cell>> parties(
      Map<String, DataMap.Party> parties, String kind, Speech in) {
    return parties.values().stream()
        .map(
            party ->
                List.of(
                    in.cell(party.title()),
                    in.cell(in.say(kind)),
                    in.cell(in.word("role", party.role().name().toLowerCase(Locale.ROOT))),
                    in.cell(party.contact()),
                    kind.equals("service") && party.contract() == null
                        ? in.cell("\u2013")
                        : in.cell(party.contract())));
  }

  Stream<List<Cell>> channels(Speech in) {
    Map<String, MappedChannel> mapped = map().channels();
    Set<String> names = new TreeSet<>(mapped.keySet());
    names.addAll(connections.channels());
    return names.stream().map(name -> channel(name, mapped.get(name), in));
  }

  private List<Cell> channel(String name, @Nullable MappedChannel channel, Speech in) {
    Duration rhythm = channel == null ? null : channel.rhythm();
    return List.of(
        in.cell(channel == null ? in.word("way", name) : channel.title()),
        in.cell(channel == null ? null : title(channel.owner())),
        connections.channel(name, in),
        in.cell(rhythm == null ? "\u2013" : in.took(rhythm)));
  }

  Stream<List<Cell>> carried(Speech in) {
    return map().systems().entrySet().stream()
        .map(system -> carried(system.getKey(), system.getValue(), in));
  }

  private List<Cell> carried(String name, CallingSystem system, Speech in) {
    List<String> countries = system.countries().stream().map(in::country).toList();
    String why = system.notReadBack();
    String no = why == null ? in.say("no") : in.say("no-because", why);
    return List.of(
        in.cell(system.title()),
        in.cell(title(system.owner())),
        media(system, in),
        in.cell(
            in.say(
                "limits",
                in.list(system.brands(), "brand", "every-brand"),
                in.list(countries, "country", "every-country"))),
        deadline(system, in),
        connections.system(name, in),
        in.cell(connections.readBack(name) ? in.say("yes") : no));
  }

  Stream<List<Cell>> held(Speech in) {
    return map().systems().values().stream()
        .map(
            system ->
                List.of(
                    in.cell(system.title()),
                    in.cell(title(system.owner())),
                    in.cell(system.purpose()),
                    in.cell(String.join(", ", system.data())),
                    in.cell(
                        String.join(
                            ", ",
                            system.numberFormats().stream()
                                .map(NumberFormat::word)
                                .map(word -> in.word("format", word))
                                .toList())),
                    deadline(system, in)));
  }

  static Cell deadline(@Nullable CallingSystem system, Speech in) {
    Deadline deadline = system == null ? null : system.deadline();
    return deadline == null ? in.open() : in.cell(in.deadline(deadline));
  }

  static Cell media(CallingSystem system, Speech in) {
    return in.cell(
        in.list(system.media().stream().sorted().map(Medium::word).toList(), "medium", "nothing"));
  }

  /** How a service or subcontractor is called. */
  String title(String owner) {
    DataMap.Party service = map().services().get(owner);
    DataMap.Party party = service == null ? map().subcontractors().get(owner) : service;
    return party == null ? owner : party.title();
  }
}
