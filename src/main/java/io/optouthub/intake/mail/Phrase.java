package io.optouthub.intake.mail;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One phrase of a rules file; how it is written is told in {@code intake/mail/rules.md}. */
final class Phrase {

  private static final int GAP = 3;

  private enum Kind {
    WORD,
    NUMBER,
    OPTIONAL,
    GAP,
    BEGINS,
    ENDS
  }

  private record Part(Kind kind, BitSet meanings) {}

  private final List<Part> parts = new ArrayList<>();
  private final String language;

  /**
   * @param language the ISO 639 code of the file it stands in
   * @param exactly whether no slip of the keys is forgiven
   */
  Phrase(String written, String language, boolean exactly, Vocabulary vocabulary) {
    this.language = language;
    for (String part : written.replaceAll("[':]", " ").strip().split("\\s+")) {
      Kind kind =
          switch (part) {
            case "*" -> Kind.GAP;
            case "^" -> Kind.BEGINS;
            case "$" -> Kind.ENDS;
            case "#" -> Kind.NUMBER;
            default -> part.endsWith("?") ? Kind.OPTIONAL : Kind.WORD;
          };
      BitSet meanings = new BitSet();
      if (kind == Kind.WORD || kind == Kind.OPTIONAL) {
        for (String word : part.replaceAll("\\?$", "").split("\\|")) {
          boolean stem = word.endsWith("~");
          String plain = String.join("", Words.plain(word));
          meanings.set(vocabulary.number(stem ? plain + "~" : plain, exactly));
        }
      }
      parts.add(new Part(kind, meanings));
    }
  }

  String language() {
    return language;
  }

  /** Whether it begins with a number. */
  boolean numberFirst() {
    return parts.get(0).kind() == Kind.NUMBER;
  }

  /** What a text's word must be able to mean for this phrase to begin with it. */
  BitSet first() {
    BitSet first = new BitSet();
    for (Part part : parts) {
      first.or(part.meanings());
      if (part.kind() == Kind.WORD) {
        return first;
      }
    }
    return first;
  }

  /** The word after the phrase, if it begins at this word; -1 if it does not. */
  int end(Text text, int at) {
    return end(text, at, 0, true);
  }

  private int end(Text text, int at, int index, boolean first) {
    if (index == parts.size()) {
      return at;
    }
    Part part = parts.get(index);
    return switch (part.kind()) {
      case BEGINS -> text.lineBegins(at) ? end(text, at, index + 1, true) : -1;
      case ENDS -> at >= text.size() || text.lineBegins(at) ? end(text, at, index + 1, first) : -1;
      case GAP -> gap(text, at, index, first);
      case NUMBER -> number(text, at, index, first);
      case OPTIONAL -> {
        int with = word(text, at, index, first);
        yield with >= 0 ? with : end(text, at, index + 1, first);
      }
      case WORD -> word(text, at, index, first);
    };
  }

  private int number(Text text, int at, int index, boolean first) {
    int next = at;
    while (next < text.size()
        && text.digits(next)
        && (first && next == at || !text.sentenceBegins(next))) {
      next++;
    }
    return next == at ? -1 : end(text, next, index + 1, false);
  }

  private int gap(Text text, int at, int index, boolean first) {
    for (int skipped = 0; skipped <= GAP; skipped++) {
      int found = end(text, at + skipped, index + 1, first && skipped == 0);
      if (found >= 0) {
        return found;
      }
      int next = at + skipped;
      if (next >= text.size() || !first && text.sentenceBegins(next)) {
        return -1;
      }
    }
    return -1;
  }

  private int word(Text text, int at, int index, boolean first) {
    if (at >= text.size() || !first && text.sentenceBegins(at)) {
      return -1;
    }
    BitSet wanted = parts.get(index).meanings();
    if (wanted.intersects(text.meanings(at))) {
      int found = end(text, at + 1, index + 1, false);
      if (found >= 0) {
        return found;
      }
    }
    boolean joined =
        index + 1 < parts.size()
            && parts.get(index + 1).kind() == Kind.WORD
            && wanted.intersects(text.head(at))
            && parts.get(index + 1).meanings().intersects(text.tail(at));
    return joined ? end(text, at + 1, index + 2, false) : -1;
  }
}
