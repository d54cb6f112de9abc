package io.optouthub.web;

import io.optouthub.documents.Document;
import io.optouthub.documents.Documents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents for the company's files; role read. */
@RestController
@Tag(name = "Documents")
class DocumentsApi {

  private static final String PDF = ".pdf";

  private final Documents documents;
  private final DocumentHtml html;

  DocumentsApi(Documents documents, DocumentHtml html) {
    this.documents = documents;
    this.html = html;
  }

  @Operation(
      summary = "A document written from the configuration that runs",
      description =
          "Role read. procedure (handling of opt-outs), record (of processing, GDPR art. 30), recipients (and"
              + " subcontractors, with deadlines) or month (the report of one month). A page; with .pdf"
              + " behind the name a PDF, whatever is accepted, since links cannot say that.")
  @Parameter(
      name = "lang",
      in = ParameterIn.QUERY,
      description = "en or fr; else as Accept-Language says")
  @GetMapping("/api/v1/documents/{name}")
  ResponseEntity<Object> document(
      @PathVariable String name,
      @Parameter(description = "Such as 2026-10; the last month that is over by default")
          @RequestParam(required = false)
          @Nullable String month,
      @Parameter(hidden = true) Locale locale) {
    boolean printed = name.endsWith(PDF);
    String plain = printed ? name.substring(0, name.length() - PDF.length()) : name;
    YearMonth of;
    try {
      of = month == null || month.isEmpty() ? documents.lastMonth() : YearMonth.parse(month);
    } catch (DateTimeException e) {
      return Problem.field(HttpStatus.BAD_REQUEST, "month", "no month such as 2026-10");
    }
    return documents
        .write(plain, locale, of)
        .map(document -> file(document, printed))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such document"));
  }

  private ResponseEntity<Object> file(Document document, boolean printed) {
    String file = document.name() + "-" + document.locale().getLanguage();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
    String inline =
        ContentDisposition.inline().filename(file + (printed ? PDF : ".html")).build().toString();
    answer.header(HttpHeaders.CONTENT_DISPOSITION, inline);
    return printed
        ? answer.contentType(MediaType.APPLICATION_PDF).body(documents.pdf(document))
        : answer
            .header("Content-Security-Policy", html.policy())
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .body(html.write(document).getBytes(StandardCharsets.UTF_8));
  }
}
