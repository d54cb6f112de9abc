package io.optouthub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Patterns over digits, as places at which a digit may stand and the places that may follow each
 * (Glushkov's construction). Reads what libphonenumber's patterns are made of and refuses the rest.
 */
final class DigitPatterns {

  static final int ANY = 0x3ff;

  /** Where a text begins and ends within a pattern, and whether it may be empty there. */
  private record Part(SortedSet<Integer> first, SortedSet<Integer> last, boolean empty) {}

  private final List<Integer> digits = new ArrayList<>();
  private final List<SortedSet<Integer>> following = new ArrayList<>();
  private final SortedSet<Integer> first = new TreeSet<>();

  private final SortedSet<Integer> doubts = new TreeSet<>();

  /**
   * One more pattern. Who has come to its end stands at a place of its own.
   *
   * @throws IllegalArgumentException for a pattern that is more than digits, classes, groups,
   *     alternatives and bounded repetitions
   */
  void add(String pattern) {
    add(pattern, false);
  }

  /** A pattern that whatever may follow; {@code $} in it means nothing. */
  void addBeginning(String pattern) {
    add(pattern, true);
  }

  /** A beginning of which nothing can be said: whoever comes to its end is lost. */
  void addDoubt(String pattern) {
    doubts.add(add(pattern, true));
  }

  private int add(String pattern, boolean open) {
    Part all = build(new DigitSyntax(pattern, open).read());
    int end = place(open ? ANY : 0);
    if (open) {
      following.get(end).add(end);
    }
    all.last().forEach(last -> following.get(last).add(end));
    first.addAll(all.first());
    if (all.empty()) {
      first.add(end);
    }
    return end;
  }

  /** Where nothing can be said. */
  SortedSet<Integer> doubts() {
    return doubts;
  }

  /** Where all patterns begin. */
  int[] first() {
    return array(first);
  }

  /** For each place, the digits that may stand there: bit n for n. */
  int[] digits() {
    return digits.stream().mapToInt(Integer::intValue).toArray();
  }

  /** For each place, those that may follow. */
  int[][] following() {
    return following.stream().map(DigitPatterns::array).toArray(int[][]::new);
  }

  private static int[] array(SortedSet<Integer> places) {
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private int place(int mask) {
    digits.add(mask);
    following.add(new TreeSet<>());
    return digits.size() - 1;
  }

  private Part build(DigitSyntax.Node node) {
    if (node instanceof DigitSyntax.Digits one) {
      SortedSet<Integer> here = new TreeSet<>(List.of(place(one.mask())));
      return new Part(here, here, false);
    }
    if (node instanceof DigitSyntax.Choice choice) {
      Part all = new Part(new TreeSet<>(), new TreeSet<>(), false);
      for (DigitSyntax.Node one : choice.nodes()) {
        Part part = build(one);
        all.first().addAll(part.first());
        all.last().addAll(part.last());
        all = new Part(all.first(), all.last(), all.empty() || part.empty());
      }
      return all;
    }
    Part all = new Part(new TreeSet<>(), new TreeSet<>(), true);
    if (node instanceof DigitSyntax.Times times) {
      for (int i = 0; i < times.most(); i++) {
        Part part = build(times.node());
        boolean empty = part.empty() || i >= times.least();
        all = joined(all, new Part(part.first(), part.last(), empty));
      }
      return all;
    }
    for (DigitSyntax.Node one : ((DigitSyntax.Sequence) node).nodes()) {
      all = joined(all, build(one));
    }
    return all;
  }

  private Part joined(Part one, Part next) {
    one.last().forEach(last -> following.get(last).addAll(next.first()));
    SortedSet<Integer> begins = new TreeSet<>(one.first());
    if (one.empty()) {
      begins.addAll(next.first());
    }
    SortedSet<Integer> ends = new TreeSet<>(next.last());
    if (next.empty()) {
      ends.addAll(one.last());
    }
    return new Part(begins, ends, one.empty() && next.empty());
  }
}
