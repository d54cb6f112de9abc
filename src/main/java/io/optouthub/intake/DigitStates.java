package io.optouthub.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks many patterns at once, digit by digit, and keeps what was learnt about texts of one kind:
 * two texts of one length that end in the same state fit the same patterns, behind the same
 * prefixes.
 *
 * <p>States are made when a text first comes to them. Safe for many threads: what one does not see
 * yet, it makes or asks for under the lock.
 *
 * @param <T> what is learnt; immutable
 */
final class DigitStates<T> {

  /** Longer texts are no plain numbers. */
  static final int LONGEST = 18;

  /** Far more than any country needs; a bound for the memory. */
  private static final int MOST = 60_000;

  /** Nothing can be said of a text that begins so. */
  private static final int LOST = -1;

  private final List<String> prefixes;
  private final int[] digits;
  private final int[][] following;
  private final int[] first;
  private final Set<Integer> doubts;
  private final Map<List<Integer>, Integer> known = new HashMap<>();
  private final List<int[]> states = new ArrayList<>();
  private final int begin;
  private volatile int[] next = new int[0];
  private volatile @Nullable Object[] learnt = new Object[0];

  /**
   * @param prefixes each pattern is looked for behind each of these; the empty one among them
   */
  DigitStates(DigitPatterns patterns, List<String> prefixes) {
    this.prefixes = List.copyOf(prefixes);
    digits = patterns.digits();
    following = patterns.following();
    first = patterns.first();
    doubts = patterns.doubts();
    TreeSet<Integer> start = new TreeSet<>();
    for (int i = 0; i < prefixes.size(); i++) {
      enter(i, 0, start);
    }
    states.add(new int[0]);
    begin = state(start);
  }

  /** What is known of such texts, as {@code ask} says about the first of them; null: nothing. */
  @SuppressWarnings("unchecked")
  @Nullable T of(byte[] text, int from, int to, Supplier<T> ask) {
    int state = begin;
    for (int i = from; i < to && state != LOST; i++) {
      int at = state * 10 + text[i];
      int[] steps = next;
      int there = at < steps.length ? steps[at] : 0;
      state = there != 0 ? there : step(state, text[i]);
    }
    if (state == LOST) {
      return null;
    }
    int at = state * (LONGEST + 1) + to - from;
    @Nullable Object[] all = learnt;
    Object found = at < all.length ? all[at] : null;
    return found != null ? (T) found : learn(at, ask);
  }

  private synchronized T learn(int at, Supplier<T> ask) {
    T answer = ask.get();
    if (at >= learnt.length) {
      learnt = Arrays.copyOf(learnt, Math.max(at + 1, learnt.length * 2));
    }
    learnt[at] = answer;
    return answer;
  }

  private synchronized int step(int state, int digit) {
    TreeSet<Integer> after = new TreeSet<>();
    int all = prefixes.size() * digits.length;
    for (int element : states.get(state)) {
      if (element >= all) {
        int prefix = (element - all) / (LONGEST + 1);
        int done = (element - all) % (LONGEST + 1);
        String text = prefixes.get(prefix);
        // Who has left a prefix behind keeps it: that alone may decide.
        if (done == text.length()) {
          after.add(element);
        } else if (text.charAt(done) - '0' == digit) {
          enter(prefix, done + 1, after);
        }
      } else if ((digits[element % digits.length] >> digit & 1) != 0) {
        int base = element - element % digits.length;
        for (int one : following[element % digits.length]) {
          after.add(base + one);
        }
      }
    }
    int to = state(after);
    next[state * 10 + digit] = to;
    return to;
  }

  private void enter(int prefix, int done, TreeSet<Integer> into) {
    into.add(prefixes.size() * digits.length + prefix * (LONGEST + 1) + done);
    if (done == prefixes.get(prefix).length()) {
      for (int one : first) {
        into.add(prefix * digits.length + one);
      }
    }
  }

  private int state(TreeSet<Integer> elements) {
    int all = prefixes.size() * digits.length;
    if (elements.headSet(all).stream().anyMatch(one -> doubts.contains(one % digits.length))) {
      return LOST;
    }
    List<Integer> key = List.copyOf(elements);
    Integer there = known.get(key);
    if (there != null || states.size() > MOST) {
      return there == null ? LOST : there;
    }
    int number = states.size();
    states.add(elements.stream().mapToInt(Integer::intValue).toArray());
    known.put(key, number);
    if (next.length < (number + 1) * 10) {
      next = Arrays.copyOf(next, (number + 1) * 20);
    }
    return number;
  }
}
