package io.optouthub.scrub;

import io.optouthub.intake.table.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Copies a sheet without some of its rows. The others keep their numbers, so that formulas, filters
 * and whatever else speaks of cells stay right: where a row was, an empty one is.
 */
final class SheetFilter {

  private final BitSet removed;
  private final BitSet used;
  private final BitSet ofRow = new BitSet();
  private int number;
  private boolean inData;
  private boolean shared;
  private boolean index;
  private boolean formula;
  private @Nullable ByteArrayOutputStream row;

  /**
   * @param removed numbers of rows, from 1
   * @param used gathers which shared texts the rows hold that stay
   */
  SheetFilter(BitSet removed, BitSet used) {
    this.removed = removed;
    this.used = used;
  }

  /**
   * @throws Unreadable when a row to be removed holds formulas, on which others may rest
   */
  void copy(InputStream in, OutputStream out) throws IOException {
    XmlTokens tokens = new XmlTokens(in);
    while (tokens.next()) {
      if (tokens.begins("sheetData")) {
        inData = !tokens.empty();
      } else if (tokens.closes("sheetData")) {
        inData = false;
      }
      if (inData && tokens.begins("row")) {
        String said = tokens.attribute("r");
        number = said == null ? number + 1 : number(said);
        if (tokens.empty()) {
          tokens.copy(out);
          continue;
        }
        row = new ByteArrayOutputStream();
        ofRow.clear();
        formula = false;
      }
      ByteArrayOutputStream current = row;
      if (current == null) {
        tokens.copy(out);
        continue;
      }
      cell(tokens);
      tokens.copy(current);
      if (tokens.closes("row")) {
        end(current, out);
        row = null;
      }
    }
  }

  private void cell(XmlTokens tokens) throws Unreadable {
    if (index) {
      ofRow.set(number(tokens.text().strip()));
      index = false;
    } else if (tokens.begins("c")) {
      shared = "s".equals(tokens.attribute("t"));
    } else if (tokens.begins("v")) {
      index = shared && !tokens.empty();
    } else if (tokens.begins("f")) {
      formula = true;
    }
  }

  private void end(ByteArrayOutputStream current, OutputStream out) throws IOException {
    if (!removed.get(number)) {
      used.or(ofRow);
      current.writeTo(out);
    } else if (formula) {
      throw new Unreadable(
          "row "
              + number
              + " is to be removed and holds formulas, on which others may rest; save the list with"
              + " values only, or as CSV");
    }
  }

  private static int number(String text) throws Unreadable {
    if (!text.matches("\\d{1,9}")) {
      throw new Unreadable("a sheet is damaged");
    }
    return Integer.parseInt(text);
  }
}
