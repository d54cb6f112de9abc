package io.optouthub.web;

import io.optouthub.register.ChannelHistory.Hour;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came over a time.
 *
 * @param all of every channel together
 * @param rows one for each channel by which something came, the busiest first
 */
record Traffic(Bars all, List<Row> rows) {

  /** One channel. */
  record Row(String name, String title, Bars bars) {}

  /**
   * @param begins of the parts, oldest first; what lies before the first is left out
   */
  static Traffic of(List<Hour> hours, List<Instant> begins, Map<String, String> titles) {
    Map<String, long[]> byChannel = new TreeMap<>();
    long[] all = new long[begins.size()];
    for (Hour hour : hours) {
      int part = part(begins, hour.hour());
      if (part >= 0) {
        all[part] += hour.items();
        byChannel.computeIfAbsent(hour.channel(), name -> new long[begins.size()])[part] +=
            hour.items();
      }
    }
    List<Row> rows =
        byChannel.entrySet().stream()
            .map(
                one ->
                    new Row(
                        one.getKey(),
                        titles.getOrDefault(one.getKey(), one.getKey()),
                        Bars.of(begins, one.getValue())))
            .sorted((one, other) -> Long.compare(other.bars().sum(), one.bars().sum()))
            .toList();
    return new Traffic(Bars.of(begins, all), rows);
  }

  private static int part(List<Instant> begins, Instant at) {
    int found = Collections.binarySearch(begins, at);
    return found >= 0 ? found : -found - 2;
  }

  /** The bars of each channel by which something came. */
  Map<String, Bars> byName() {
    return rows.stream().collect(Collectors.toMap(Row::name, Row::bars));
  }

  static Map<String, String> titles(List<ChannelViews.ChannelView> channels) {
    return channels.stream()
        .collect(
            Collectors.toMap(
                ChannelViews.ChannelView::name,
                ChannelViews.ChannelView::title,
                (one, same) -> one));
  }
}
