package io.optouthub.bench;

import io.optouthub.testing.Packed;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks as Excel saves them: each text once in a part of its own, and cells that point there.
 */
final class Workbooks {

  private static final String TEXTS = "xl/sharedStrings.xml";
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String MAIN =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String TYPE =
      "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>";

  /** The header's texts, and what stands in each row. */
  private static final List<String> COMMON =
      List.of("name", "phone", "city", "note", "Lyon", "asks to stop");

  private Workbooks() {}

  /** The list of {@link Lists#each} for the first people. */
  static void each(Path file, int people) throws IOException {
    byte[] least = Packed.workbook();
    try (ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
      for (String name : Packed.names(least)) {
        if (!name.equals(SHEET)) {
          zip.putNextEntry(new ZipEntry(name));
          out.write(Packed.entry(least, name).replace("</Types>", TYPE));
          out.flush();
        }
      }
      zip.putNextEntry(new ZipEntry(TEXTS));
      texts(out, people);
      out.flush();
      zip.putNextEntry(new ZipEntry(SHEET));
      sheet(out, people);
    }
  }

  private static void texts(Writer out, int people) throws IOException {
    out.write("<sst" + MAIN + " uniqueCount=\"" + (COMMON.size() + 2 * people) + "\">");
    for (String text : COMMON) {
      text(out, text);
    }
    for (int person = 0; person < people; person++) {
      text(out, "Name " + person);
      text(out, Numbers.written(person));
    }
    out.write("</sst>");
  }

  private static void text(Writer out, String text) throws IOException {
    out.write("<si><t>" + text + "</t></si>");
  }

  private static void sheet(Writer out, int people) throws IOException {
    out.write("<worksheet" + MAIN + "><sheetData>");
    row(out, 1, 0, 1, 2, 3);
    for (int person = 0; person < people; person++) {
      int own = COMMON.size() + 2 * person;
      row(out, person + 2, own, own + 1, 4, 5);
    }
    out.write("</sheetData></worksheet>");
  }

  private static void row(Writer out, int number, int... texts) throws IOException {
    out.write("<row r=\"" + number + "\" spans=\"1:4\">");
    for (int i = 0; i < texts.length; i++) {
      char column = (char) ('A' + i);
      out.write("<c r=\"" + column + number + "\" t=\"s\"><v>" + texts[i] + "</v></c>");
    }
    out.write("</row>");
  }
}
