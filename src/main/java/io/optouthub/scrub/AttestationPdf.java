package io.optouthub.scrub;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes an attestation as a page to be printed. */
@Component
class AttestationPdf {

  private static final Color LINE = new Color(0xcc, 0xcc, 0xcc);
  private static final Font TITLE = new Font(Font.HELVETICA, 18, Font.BOLD);
  private static final Font TEXT = new Font(Font.HELVETICA, 9);
  private static final Font SMALL = new Font(Font.HELVETICA, 8);

  private final MessageSource messages;

  AttestationPdf(MessageSource messages) {
    this.messages = messages;
  }

  byte[] write(Attestation of, Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Document page = new Document(PageSize.A4, 56, 56, 56, 56);
    PdfWriter writer = PdfWriter.getInstance(page, bytes);
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(locale.getLanguage()));
    page.addTitle(say(locale, "title"));
    page.open();
    page.add(new Paragraph(say(locale, "title"), TITLE));
    String issuer = of.issuer().isEmpty() ? "" : of.issuer() + " \u2013 ";
    page.add(new Paragraph(issuer + say(locale, "issued", at(of.at(), locale)), TEXT));
    Paragraph text = new Paragraph(14, say(locale, "text." + of.kind()), TEXT);
    text.setSpacingBefore(12);
    text.setSpacingAfter(12);
    page.add(text);
    page.add(facts(of, locale));
    Paragraph verify = new Paragraph(12, say(locale, "verify"), SMALL);
    verify.setSpacingBefore(12);
    page.add(verify);
    page.close();
    return bytes.toByteArray();
  }

  private PdfPTable facts(Attestation of, Locale locale) {
    PdfPTable facts = new PdfPTable(new float[] {2, 5});
    facts.setWidthPercentage(100);
    fact(facts, say(locale, "id"), of.id());
    fact(facts, say(locale, "by"), of.by());
    fact(facts, "SHA-256", of.sha256());
    fact(facts, say(locale, "bytes"), Long.toString(of.bytes()));
    fact(facts, say(locale, "rows"), Long.toString(of.rows()));
    fact(facts, say(locale, "removed"), Long.toString(of.removed()));
    fact(facts, say(locale, "suppressed"), Long.toString(of.suppressed()));
    String rest = say(locale, "unreadable." + of.unreadableRows(), of.unreadable());
    fact(facts, say(locale, "unreadable"), rest);
    fact(facts, say(locale, "without"), Long.toString(of.withoutNumber()));
    fact(
        facts,
        say(locale, "media"),
        of.media().stream()
            .map(medium -> word(locale, "dossier.medium." + medium))
            .collect(Collectors.joining(", ")));
    String brand = of.brand().isEmpty() ? word(locale, "dossier.brand.all") : of.brand();
    fact(facts, say(locale, "brand"), brand);
    fact(facts, say(locale, "as-of"), Long.toString(of.asOf()));
    Long notCovered = of.notCovered();
    if (notCovered != null) {
      fact(facts, say(locale, "not-covered"), notCovered.toString());
    }
    fact(facts, say(locale, "valid-until"), at(of.validUntil(), locale));
    return facts;
  }

  private static void fact(PdfPTable table, String name, String value) {
    for (Phrase phrase : new Phrase[] {new Phrase(name, SMALL), new Phrase(value, TEXT)}) {
      PdfPCell cell = new PdfPCell(phrase);
      cell.setBorderColor(LINE);
      cell.setPadding(4);
      table.addCell(cell);
    }
  }

  private String say(Locale locale, String key, Object... values) {
    return messages.getMessage("scrub." + key, values, locale);
  }

  private String word(Locale locale, String key) {
    return messages.getMessage(key, new Object[0], locale);
  }

  private static String at(Instant time, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(locale)
            .format(time.atZone(ZoneOffset.UTC))
        + " UTC";
  }
}
