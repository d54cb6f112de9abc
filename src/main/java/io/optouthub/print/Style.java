package io.optouthub.print;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How a text is printed. */
public enum Style {
  TITLE(18, Font.BOLD),
  SECTION(12, Font.BOLD),
  TEXT(9, Font.NORMAL),
  STRONG(9, Font.BOLD),
  /** What is not said yet. */
  OPEN(8.5f, Font.BOLDITALIC),
  SMALL(8, Font.NORMAL),
  /** Above a column, which may be narrow. */
  HEAD(7.5f, Font.BOLD),
  CODE(new Font(Font.COURIER, 7.5f));

  final Font font;

  Style(float size, int style) {
    this(new Font(Liberation.SANS, size, style));
  }

  Style(Font font) {
    this.font = font;
  }

  /** Whether there is such a sign. */
  static boolean has(int sign) {
    return Liberation.SANS.charExists(sign);
  }

  /**
   * The font that OpenPDF brings along, for all of Europe's letters, embedded in each file. Without
   * it one apostrophe (U+2019) would take its whole line out of bold.
   */
  private static final class Liberation {
    static final BaseFont SANS = load();

    private static BaseFont load() {
      try {
        return BaseFont.createFont(
            "font-fallback/LiberationSans-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
