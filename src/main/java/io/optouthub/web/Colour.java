package io.optouthub.web;

import java.util.Locale;

/**
 * A colour of a brand, and what it takes to be read: WCAG 2.2, success criterion 1.4.3.
 *
 * @param red 0 to 255, like the others
 */
record Colour(int red, int green, int blue) {

  static final Colour WHITE = new Colour(255, 255, 255);
  static final Colour BLACK = new Colour(0, 0, 0);

  /** The least contrast of text with what it stands on. */
  private static final double READABLE = 4.5;

  private static final int STEPS = 50;

  /**
   * @param text such as {@code #0b6e69}
   * @throws IllegalArgumentException for anything else
   */
  static Colour of(String text) {
    if (!text.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("a colour is written as #0b6e69");
    }
    int all = Integer.parseInt(text.substring(1), 16);
    return new Colour(all >> 16, all >> 8 & 255, all & 255);
  }

  String css() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** White or black, whichever is easier to read on this; one of them always can be. */
  Colour ink() {
    return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
  }

  /** The colour nearest to this that can be read on the ground, towards white or black. */
  Colour readableOn(Colour ground) {
    Colour towards = ground.ink();
    Colour mixed = this;
    for (int step = 1; step <= STEPS && mixed.contrast(ground) < READABLE; step++) {
      mixed = mixed(towards, (double) step / STEPS);
    }
    return mixed;
  }

  double contrast(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  private Colour mixed(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int one, int other, double share) {
    return (int) Math.round(one + (other - one) * share);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
