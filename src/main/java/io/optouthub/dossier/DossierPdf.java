package io.optouthub.dossier;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.HeaderFooter;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import io.optouthub.dossier.Dossier.Event;
import io.optouthub.dossier.Dossier.Request;
import io.optouthub.dossier.Dossier.Standing;
import io.optouthub.dossier.Dossier.Subject;
import io.optouthub.dossier.Dossier.Target;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a dossier as a PDF to be printed: A4, black on white, tables that break over pages. */
@Component
class DossierPdf {

  private static final Color LINE = new Color(0xcc, 0xcc, 0xcc);
  private static final Color HEAD = new Color(0xf0, 0xf0, 0xf0);
  private static final Font TITLE = new Font(Font.HELVETICA, 18, Font.BOLD);
  private static final Font SECTION = new Font(Font.HELVETICA, 12, Font.BOLD);
  private static final Font TEXT = new Font(Font.HELVETICA, 9);
  private static final Font STRONG = new Font(Font.HELVETICA, 9, Font.BOLD);
  private static final Font SMALL = new Font(Font.HELVETICA, 8);
  private static final Font CODE = new Font(Font.COURIER, 7.5f);
  private static final int MOST_EVIDENCE = 3_000;

  private final DossierWords words;

  DossierPdf(DossierWords words) {
    this.words = words;
  }

  byte[] write(Dossier dossier, Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Document page = new Document(PageSize.A4, 56, 56, 56, 56);
    PdfWriter writer = PdfWriter.getInstance(page, bytes);
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(locale.getLanguage()));
    DossierWords.In in = words.in(locale);
    page.addTitle(in.say("title"));
    HeaderFooter footer = new HeaderFooter(new Phrase(in.say("page") + " ", SMALL), true);
    footer.setBorder(0);
    footer.setAlignment(HeaderFooter.ALIGN_RIGHT);
    page.setFooter(footer);
    page.open();
    page.add(new Paragraph(in.say("title"), TITLE));
    String issuer = dossier.issuer().isEmpty() ? "" : dossier.issuer() + " \u2013 ";
    page.add(new Paragraph(issuer + in.say("issued", in.at(dossier.issuedAt())), TEXT));
    dossier.subjects().forEach(subject -> subject(page, subject, in));
    dossier.requests().forEach(request -> request(page, request, in));
    page.add(space(14));
    page.add(new Paragraph(in.say("verify"), SMALL));
    page.close();
    return bytes.toByteArray();
  }

  private static void subject(Document page, Subject subject, DossierWords.In in) {
    page.add(section(subject.identity() == null ? in.say("erased") : subject.identity()));
    page.add(new Paragraph(in.say("fingerprint", subject.fingerprint()), SMALL));
    page.add(space(4));
    PdfPTable table = table(3, 3, 4);
    head(table, in.say("medium"), in.say("brand"), in.say("standing"));
    for (Standing one : subject.standing()) {
      table.addCell(cell(in.say("medium." + one.medium()), TEXT));
      table.addCell(cell(one.brand().isEmpty() ? in.say("brand.all") : one.brand(), TEXT));
      Instant since = one.since();
      table.addCell(
          cell(since == null ? in.say("allowed") : in.say("stopped", in.at(since)), STRONG));
    }
    page.add(table);
  }

  private static void request(Document page, Request request, DossierWords.In in) {
    page.add(section(in.say("wish." + request.wish()) + " \u2013 " + in.at(request.saidAt())));
    PdfPTable facts = table(2, 5);
    fact(
        facts,
        in.say("identity"),
        request.identity() == null ? in.say("erased") : request.identity());
    fact(
        facts,
        in.say("media"),
        request.media().stream().map(m -> in.say("medium." + m)).collect(Collectors.joining(", ")));
    fact(facts, in.say("brand"), request.brand().isEmpty() ? in.say("brand.all") : request.brand());
    fact(facts, in.say("reference"), request.reference());
    fact(facts, in.say("arrived"), in.at(request.arrivedAt()));
    String row = request.row() > 0 ? ", " + in.say("row", request.row()) : "";
    fact(
        facts,
        in.say("channel"),
        request.channel() + " (" + in.say("kind." + request.kind()) + ")");
    fact(facts, in.say("origin"), request.origin() + row);
    fact(facts, in.say("remark"), request.remark());
    fact(facts, in.say("decided"), request.decidedBy());
    fact(facts, in.say("entry"), Long.toString(request.entry()));
    page.add(facts);
    page.add(space(6));
    targets(page, request, in);
    String evidence = request.evidence();
    if (evidence != null) {
      page.add(space(6));
      page.add(new Paragraph(in.say("evidence"), STRONG));
      boolean cut = evidence.length() > MOST_EVIDENCE;
      page.add(
          new Paragraph(cut ? evidence.substring(0, MOST_EVIDENCE) + " [\u2026]" : evidence, CODE));
    }
  }

  private static void targets(Document page, Request request, DossierWords.In in) {
    PdfPTable table = table(3, 2, 6);
    head(table, in.say("target"), in.say("state"), in.say("events"));
    for (Target target : request.targets()) {
      table.addCell(cell(target.title(), TEXT));
      table.addCell(cell(in.say("state." + target.state()), STRONG));
      table.addCell(
          cell(
              target.events().stream()
                  .map(event -> line(event, in))
                  .collect(Collectors.joining("\n")),
              SMALL));
    }
    page.add(table);
  }

  private static String line(Event event, DossierWords.In in) {
    boolean told = event.detail() != null && !event.detail().equals(event.what());
    String detail = told ? " \u2013 " + in.detail(String.valueOf(event.detail())) : "";
    return in.at(event.at()) + "  " + in.say("event." + event.what()) + detail;
  }

  private static Paragraph section(String text) {
    Paragraph section = new Paragraph(18, text, SECTION);
    section.setSpacingBefore(16);
    section.setSpacingAfter(6);
    return section;
  }

  private static Paragraph space(float points) {
    return new Paragraph(points, Chunk.NEWLINE.toString(), SMALL);
  }

  private static PdfPTable table(float... widths) {
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setHeaderRows(0);
    return table;
  }

  private static void head(PdfPTable table, String... words) {
    for (String word : words) {
      PdfPCell cell = cell(word, STRONG);
      cell.setBackgroundColor(HEAD);
      table.addCell(cell);
    }
    table.setHeaderRows(1);
  }

  private static void fact(PdfPTable table, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      table.addCell(cell(name, SMALL));
      table.addCell(cell(value, TEXT));
    }
  }

  private static PdfPCell cell(String text, Font font) {
    PdfPCell cell = new PdfPCell(new Phrase(text, font));
    cell.setBorderColor(LINE);
    cell.setPadding(4);
    return cell;
  }
}
