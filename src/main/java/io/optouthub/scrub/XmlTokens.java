package io.optouthub.scrub;

import io.optouthub.intake.table.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through XML in UTF-8 by tags and the text between them, so that it can be copied as it is.
 */
final class XmlTokens {

  private static final int LONGEST = 16 * 1024 * 1024;
  private static final Pattern NAME = Pattern.compile("</?(?:[^\\s:/>]+:)?([^\\s/>]+)");

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int end;
  private byte[] token = new byte[256];
  private int length;

  XmlTokens(InputStream in) {
    this.in = in;
  }

  /** False at the end. */
  boolean next() throws IOException {
    length = 0;
    int first = read();
    if (first < 0) {
      return false;
    }
    add(first);
    if (first == '<') {
      markup();
    } else {
      for (int c = peek(); c >= 0 && c != '<'; c = peek()) {
        add(read());
      }
    }
    return true;
  }

  private void markup() throws IOException {
    int quote = 0;
    while (true) {
      int c = read();
      if (c < 0) {
        throw new Unreadable("a sheet is damaged");
      }
      add(c);
      if (starts("<!--") || starts("<![CDATA[") || starts("<?")) {
        String close = starts("<!--") ? "-->" : starts("<?") ? "?>" : "]]>";
        if (c == '>' && length >= 4 && ends(close)) {
          return;
        }
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return;
      }
    }
  }

  private boolean starts(String text) {
    return is(text, 0);
  }

  private boolean ends(String text) {
    return is(text, length - text.length());
  }

  private boolean is(String text, int at) {
    if (at < 0 || at + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (token[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean begins(String name) {
    return tag() && token[1] != '/' && name.equals(name());
  }

  boolean closes(String name) {
    return tag() && token[1] == '/' && name.equals(name());
  }

  private boolean tag() {
    return length > 2 && token[0] == '<' && token[1] != '!' && token[1] != '?';
  }

  /** Whether a tag that begins an element ends it, too. */
  boolean empty() {
    return length > 2 && token[length - 2] == '/';
  }

  private String name() {
    Matcher name = NAME.matcher(text());
    return name.lookingAt() ? name.group(1) : "";
  }

  /** The tag's attribute of that name without a prefix; null when it has none. */
  @Nullable String attribute(String name) {
    Matcher found =
        Pattern.compile("\\s" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')").matcher(text());
    return found.find() ? (found.group(1) == null ? found.group(2) : found.group(1)) : null;
  }

  String text() {
    return new String(token, 0, length, StandardCharsets.UTF_8);
  }

  void copy(OutputStream out) throws IOException {
    out.write(token, 0, length);
  }

  private void add(int c) throws Unreadable {
    if (length == token.length) {
      if (length >= LONGEST) {
        throw new Unreadable("a sheet is damaged");
      }
      token = Arrays.copyOf(token, 2 * length);
    }
    token[length++] = (byte) c;
  }

  private int peek() throws IOException {
    if (position == end) {
      position = 0;
      end = in.read(buffer);
    }
    return end < 0 ? -1 : buffer[position] & 0xFF;
  }

  private int read() throws IOException {
    int c = peek();
    position += c < 0 ? 0 : 1;
    return c;
  }
}
