package io.optouthub.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of bars, to be drawn 10 wide each and 100 high.
 *
 * @param most the value of the highest
 */
record Bars(List<Bar> bars, long most, long sum) {

  private static final int STEP = 10;
  private static final int HEIGHT = 100;

  /** One bar; something is always to be seen of what is not nothing. */
  record Bar(int x, int y, int height, long value, Instant from) {}

  static Bars of(List<Instant> begins, long[] values) {
    long most = java.util.Arrays.stream(values).max().orElse(0);
    List<Bar> bars =
        IntStream.range(0, values.length)
            .mapToObj(
                i -> {
                  long share = most == 0 ? 0 : values[i] * HEIGHT / most;
                  int height = values[i] == 0 ? 0 : (int) Math.max(3, share);
                  return new Bar(i * STEP + 1, HEIGHT - height, height, values[i], begins.get(i));
                })
            .toList();
    return new Bars(bars, most, java.util.Arrays.stream(values).sum());
  }

  public String box() {
    return "0 0 " + bars.size() * STEP + " " + HEIGHT;
  }

  public Bar first() {
    return bars.get(0);
  }

  public Bar last() {
    return bars.get(bars.size() - 1);
  }
}
