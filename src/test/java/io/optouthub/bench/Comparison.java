package io.optouthub.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work of the hub, and others beside it: each is run in turn, three times, and the
 * medians are compared. A first round, which is not counted, warms all of them.
 */
final class Comparison {

  /** Does it once. */
  @FunctionalInterface
  interface Work {
    /**
     * @return how much was done a second, or how long it took: in the comparison's unit
     */
    double run() throws Exception;
  }

  private record Beside(String name, double goal, Work work, List<Double> runs) {}

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

  private final String name;
  private final String unit;
  private final boolean less;
  private final Work hub;
  private final List<Double> runs = new ArrayList<>();
  private final List<Beside> others = new ArrayList<>();
  private @Nullable Double least;

  private Comparison(String name, String unit, boolean less, Work hub) {
    this.name = name;
    this.unit = unit;
    this.less = less;
    this.hub = hub;
  }

  /** Of so many a second: the more the better. */
  static Comparison rate(String name, String unit, Work hub) {
    return new Comparison(name, unit, false, hub);
  }

  /** Of the time it takes: the less the better. */
  static Comparison time(String name, String unit, Work hub) {
    return new Comparison(name, unit, true, hub);
  }

  /**
   * @param goal the hub's figure should be at least this many times the other's; of a time at most
   */
  Comparison beside(String other, double goal, Work work) {
    others.add(new Beside(other, goal, work, new ArrayList<>()));
    return this;
  }

  /** What the hub's own figure should be at least, or of a time at most. */
  Comparison goal(double figure) {
    least = figure;
    return this;
  }

  void run() throws Exception {
    for (int round = -1; round < ROUNDS; round++) {
      note(round, runs, hub.run());
      for (Beside other : others) {
        note(round, other.runs(), other.work().run());
      }
    }
    keep();
  }

  private void keep() throws IOException {
    double mine = median(runs);
    if (least != null) {
      double ratio = mine / least;
      Results.keep(row("its goal", ratio, bound(1), met(ratio, 1), Map.of("hub", runs)));
    }
    for (Beside other : others) {
      double ratio = mine / median(other.runs());
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("hub", runs);
      all.put("beside", other.runs());
      Results.keep(row(other.name(), ratio, bound(other.goal()), met(ratio, other.goal()), all));
    }
  }

  /**
   * Keeps how slow the slowest of a hundred were, beside others; the first round does not count.
   */
  static void p99(String work, List<Double> hub, String other, List<Double> beside, double goal)
      throws Exception {
    Comparison slow = time(work + ": p99", "ms", () -> 0);
    slow.runs.addAll(hub.subList(1, hub.size()));
    slow.others.add(new Beside(other, goal, () -> 0, beside.subList(1, beside.size())));
    slow.keep();
  }

  private static void note(int round, List<Double> figures, double figure) {
    if (round >= 0) {
      figures.add(Math.round(figure * 1000) / 1000.0);
    }
  }

  private Map<String, Object> row(
      String other, double ratio, String goal, boolean met, Map<String, ?> figures) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("work", name);
    row.put("beside", other);
    row.put("ratio", Math.round(ratio * 1000) / 1000.0);
    row.put("goal", least != null && other.equals("its goal") ? goal + " of " + least : goal);
    row.put("met", met);
    row.put("runs", figures);
    row.put("unit", unit);
    return row;
  }

  private String bound(double goal) {
    return (less ? "<= " : ">= ") + String.format(Locale.ROOT, "%s", goal);
  }

  private boolean met(double ratio, double goal) {
    return less ? ratio <= goal : ratio >= goal;
  }

  static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** So many a second, for work that began then. */
  static double rate(long count, long began) {
    return count * 1e9 / (System.nanoTime() - began);
  }

  /** Seconds since then. */
  static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
