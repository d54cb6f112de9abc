package io.optouthub.intake.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;

/**
 * A table's text, with what was told of it from its beginning.
 *
 * @param text from its first character, without byte-order mark
 */
record TableText(Reader text, char separator, char quote) {

  private static final int SAMPLE = 64 * 1024;

  /**
   * Empty text is a table without rows.
   *
   * @param in can take back 64 KiB
   * @throws Unreadable when it is no text
   */
  static TableText open(PushbackInputStream in) throws IOException {
    byte[] sample = in.readNBytes(SAMPLE);
    in.unread(sample);
    TextForm form = TextForm.of(sample);
    in.skipNBytes(form.mark());
    Reader text = form.utf8() ? new LenientText(in) : new InputStreamReader(in, form.charset());
    return new TableText(text, form.separator(), form.quote());
  }
}
