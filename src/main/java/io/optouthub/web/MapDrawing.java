package io.optouthub.web;

import io.optouthub.web.MapViews.ChannelEntry;
import io.optouthub.web.MapViews.MapView;
import io.optouthub.web.MapViews.PartyView;
import io.optouthub.web.MapViews.SystemView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data map as a picture: channels on the left, the register in the middle, systems on the
 * right, each in the box of the service or subcontractor that answers for it. Lengths are pixels.
 */
record MapDrawing(int height, List<Box> boxes, List<Node> nodes) {

  static final int WIDTH = 1040;
  static final int HUB_LEFT = 460;
  static final int HUB_RIGHT = 580;

  private static final int LEFT = 10;
  private static final int RIGHT = 670;
  private static final int BOX = 360;
  private static final int HEAD = 34;
  private static final int NODE = 48;
  private static final int GAP = 8;
  private static final int BETWEEN = 18;
  private static final int PAD = 12;

  /**
   * @param title of the party; empty for what nobody answers for
   */
  record Box(int x, int y, int width, int height, String title, String role) {}

  /**
   * @param state the message {@code state.<state>} says it
   * @param look ok, busy, warn or bad
   * @param remark another word to it, by the message {@code map.<remark>}; null for none
   */
  record Node(
      boolean left,
      int x,
      int y,
      int width,
      int height,
      String title,
      String name,
      String state,
      String look,
      @Nullable String remark,
      String href) {

    int middle() {
      return y + height / 2;
    }
  }

  private record Thing(
      String name, String title, @Nullable String owner, String state, @Nullable String remark) {}

  static MapDrawing of(MapView map) {
    Map<String, PartyView> parties = new LinkedHashMap<>();
    Stream.concat(map.services().stream(), map.subcontractors().stream())
        .forEach(party -> parties.put(party.name(), party));
    List<Thing> channels = new ArrayList<>(map.channels().stream().map(MapDrawing::thing).toList());
    map.missingChannels()
        .forEach(name -> channels.add(new Thing(name, name, null, "not-connected", "mapped")));
    List<Box> boxes = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    int left = column(channels, true, parties, boxes::add, nodes::add);
    int right =
        column(
            map.systems().stream().map(MapDrawing::thing).toList(),
            false,
            parties,
            boxes::add,
            nodes::add);
    return new MapDrawing(Math.max(Math.max(left, right), 200), boxes, nodes);
  }

  private static Thing thing(ChannelEntry channel) {
    String remark = channel.remarks().isEmpty() ? null : channel.remarks().get(0);
    return new Thing(channel.name(), channel.title(), channel.owner(), channel.state(), remark);
  }

  private static Thing thing(SystemView system) {
    String remark =
        system.remarks().stream()
            .filter(one -> !one.equals(system.state()))
            .findFirst()
            .orElse(null);
    return new Thing(system.name(), system.title(), system.owner(), system.state(), remark);
  }

  /** How far down it reaches. */
  private static int column(
      List<Thing> things,
      boolean left,
      Map<String, PartyView> parties,
      Consumer<Box> boxes,
      Consumer<Node> nodes) {
    Map<String, List<Thing>> byOwner = new LinkedHashMap<>();
    parties.keySet().forEach(name -> byOwner.put(name, new ArrayList<>()));
    for (Thing thing : things) {
      String owner =
          thing.owner() == null || !parties.containsKey(thing.owner()) ? "" : thing.owner();
      byOwner.computeIfAbsent(owner, name -> new ArrayList<>()).add(thing);
    }
    int x = left ? LEFT : RIGHT;
    int y = 10;
    for (Map.Entry<String, List<Thing>> one : byOwner.entrySet()) {
      if (one.getValue().isEmpty()) {
        continue;
      }
      PartyView party = parties.get(one.getKey());
      int height = HEAD + one.getValue().size() * (NODE + GAP) - GAP + PAD;
      boxes.accept(
          new Box(
              x,
              y,
              BOX,
              height,
              party == null ? "" : party.title(),
              party == null ? "" : party.role()));
      int at = y + HEAD;
      for (Thing thing : one.getValue()) {
        nodes.accept(node(thing, left, x + PAD, at));
        at += NODE + GAP;
      }
      y += height + BETWEEN;
    }
    return y - BETWEEN + 10;
  }

  private static Node node(Thing thing, boolean left, int x, int y) {
    return new Node(
        left,
        x,
        y,
        BOX - 2 * PAD,
        NODE,
        thing.title(),
        thing.name(),
        thing.state(),
        look(thing),
        thing.remark(),
        (left ? "/console/channels/" : "/console/targets/") + thing.name());
  }

  /** What runs but stands in no map is looked into. */
  private static String look(Thing thing) {
    String look = look(thing.state());
    return look.equals("ok") && "not-mapped".equals(thing.remark()) ? "warn" : look;
  }

  /** Colour is never all that says it: the word of the state stands beside. */
  static String look(String state) {
    return switch (state) {
      case "running", "live" -> "ok";
      case "refused", "stopped", "not-connected", "not-mapped", "gone" -> "bad";
      case "retrying", "paused" -> "warn";
      default -> "busy";
    };
  }
}
