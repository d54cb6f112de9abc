package io.optouthub.intake;

import java.util.ArrayList;
import java.util.List;

/** Reads a pattern of libphonenumber's metadata. */
final class DigitSyntax {

  /** A part of a pattern. */
  sealed interface Node {}

  /** One digit out of some: bit n for n. */
  record Digits(int mask) implements Node {}

  /** One after the other. */
  record Sequence(List<Node> nodes) implements Node {}

  /** One of these. */
  record Choice(List<Node> nodes) implements Node {}

  /** The same, so often. */
  record Times(Node node, int least, int most) implements Node {}

  private final String text;
  private final boolean endsIgnored;
  private int at;

  /**
   * @param endsIgnored whether {@code $} is passed over, so that more texts fit than do
   */
  DigitSyntax(String text, boolean endsIgnored) {
    this.text = text;
    this.endsIgnored = endsIgnored;
  }

  /**
   * @throws IllegalArgumentException when it holds anything else
   */
  Node read() {
    Node all = choice();
    if (at < text.length()) {
      throw unknown();
    }
    return all;
  }

  /** The alternatives at the top of a pattern. */
  static List<String> alternatives(String pattern) {
    List<String> all = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '|' && depth == 0) {
        all.add(pattern.substring(from, i));
        from = i + 1;
      }
    }
    all.add(pattern.substring(from));
    return all;
  }

  private Node choice() {
    List<Node> all = new ArrayList<>(List.of(sequence()));
    while (next('|')) {
      all.add(sequence());
    }
    return all.size() == 1 ? all.get(0) : new Choice(all);
  }

  private Node sequence() {
    List<Node> all = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      if (!endsIgnored || !next('$')) {
        all.add(repeated(atom()));
      }
    }
    return new Sequence(all);
  }

  private Node atom() {
    if (next('(')) {
      if (next('?') && !next(':')) {
        throw unknown();
      }
      Node inner = choice();
      need(')');
      return inner;
    }
    if (next('[')) {
      int mask = 0;
      while (!next(']')) {
        int from = digit();
        int to = next('-') ? digit() : from;
        for (int i = from; i <= to; i++) {
          mask |= 1 << i;
        }
      }
      return new Digits(mask);
    }
    if (next('\\')) {
      need('d');
      return new Digits(DigitPatterns.ANY);
    }
    return new Digits(1 << digit());
  }

  private Node repeated(Node node) {
    if (next('?')) {
      return new Times(node, 0, 1);
    }
    if (!next('{')) {
      return node;
    }
    int least = number();
    int most = next(',') ? number() : least;
    need('}');
    return new Times(node, least, most);
  }

  private int number() {
    int number = digit();
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      number = number * 10 + digit();
    }
    return number;
  }

  private int digit() {
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (c < '0' || c > '9') {
      throw unknown();
    }
    at++;
    return c - '0';
  }

  private boolean next(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void need(char c) {
    if (!next(c)) {
      throw unknown();
    }
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException("Not understood at " + at + ": " + text);
  }
}
