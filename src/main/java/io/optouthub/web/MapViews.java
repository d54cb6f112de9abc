package io.optouthub.web;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The data map held against what runs. */
@Component
class MapViews {

  private final DataMaps maps;
  private final TargetViews targets;
  private final ChannelViews channels;

  MapViews(DataMaps maps, TargetViews targets, ChannelViews channels) {
    this.maps = maps;
    this.targets = targets;
    this.channels = channels;
  }

  MapView now() {
    DataMap map = maps.current();
    return new MapView(
        parties(map.services()),
        parties(map.subcontractors()),
        targets.all().stream().map(target -> system(target, map)).toList(),
        channels.all().stream().map(channel -> channel(channel, map)).toList(),
        missing(map),
        maps.problem());
  }

  private static List<PartyView> parties(Map<String, DataMap.Party> parties) {
    return parties.entrySet().stream()
        .map(
            party ->
                new PartyView(
                    party.getKey(),
                    party.getValue().title(),
                    party.getValue().role().name().toLowerCase(Locale.ROOT),
                    party.getValue().contact(),
                    party.getValue().contract()))
        .toList();
  }

  private static SystemView system(TargetViews.TargetView target, DataMap map) {
    CallingSystem system = map.systems().get(target.name());
    return new SystemView(
        target.name(),
        target.title(),
        of(system, CallingSystem::owner),
        system == null ? List.of() : system.media().stream().map(Medium::word).toList(),
        system == null ? List.of() : system.brands(),
        system == null ? List.of() : List.copyOf(system.countries()),
        system == null
            ? List.of()
            : system.numberFormats().stream().map(NumberFormat::word).toList(),
        system == null || system.deadline() == null ? null : system.deadline().text(),
        of(system, CallingSystem::purpose),
        system == null ? List.of() : system.data(),
        target.kind(),
        target.state(),
        target.readBack(),
        of(system, CallingSystem::notReadBack),
        remarks(target, system));
  }

  /** What everybody must see. */
  private static List<String> remarks(
      TargetViews.TargetView target, @Nullable CallingSystem system) {
    List<String> remarks = new ArrayList<>();
    boolean connected = target.kind() != null;
    if (!connected) {
      remarks.add("not-connected");
    }
    if (system == null) {
      remarks.add("not-mapped");
    }
    if (connected && target.verifiedAt() == null) {
      remarks.add("never-verified");
    }
    return remarks;
  }

  private static ChannelEntry channel(ChannelViews.ChannelView channel, DataMap map) {
    DataMap.MappedChannel mapped = map.channels().get(channel.name());
    return new ChannelEntry(
        channel.name(),
        channel.title(),
        mapped == null ? null : mapped.owner(),
        channel.kind(),
        channel.state(),
        mapped == null ? List.of("not-mapped") : List.of());
  }

  /** Mapped channels of which there is nothing at all. */
  private List<String> missing(DataMap map) {
    Map<String, ChannelViews.ChannelView> there =
        channels.all().stream()
            .collect(
                Collectors.toMap(
                    ChannelViews.ChannelView::name, Function.identity(), (one, same) -> one));
    return map.channels().keySet().stream().filter(name -> !there.containsKey(name)).toList();
  }

  private static <T> @Nullable T of(
      @Nullable CallingSystem system, Function<CallingSystem, @Nullable T> value) {
    return system == null ? null : value.apply(system);
  }

  /**
   * @param missingChannels mapped, but neither running nor ever seen
   * @param problem what is wrong with the file; null when it is in force as it stands
   */
  record MapView(
      List<PartyView> services,
      List<PartyView> subcontractors,
      List<SystemView> systems,
      List<ChannelEntry> channels,
      List<String> missingChannels,
      @Nullable String problem) {}

  /** A service or a subcontractor. */
  record PartyView(
      String name,
      String title,
      String role,
      @Nullable String contact,
      @Nullable String contract) {}

  /**
   * @param brands empty: every brand; countries likewise
   * @param connector null when it is not connected
   * @param readBack the state of its read-back; null when there is none
   * @param notReadBack why there is none, as the map says
   * @param remarks {@code not-connected}, {@code not-mapped}, {@code never-verified}
   */
  record SystemView(
      String name,
      String title,
      @Nullable String owner,
      List<String> media,
      List<String> brands,
      List<String> countries,
      List<String> numberFormats,
      @Nullable String deadline,
      @Nullable String purpose,
      List<String> data,
      @Nullable String connector,
      String state,
      @Nullable String readBack,
      @Nullable String notReadBack,
      List<String> remarks) {}

  /**
   * @param remarks {@code not-mapped}: nobody answers for it
   */
  record ChannelEntry(
      String name,
      String title,
      @Nullable String owner,
      @Nullable String kind,
      String state,
      List<String> remarks) {}
}
