package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import io.optouthub.documents.Document;
import io.optouthub.documents.Documents;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents over HTTP, as pages and to print. */
@WebTest
class DocumentsApiTest {

  private static final String V1 = "/api/v1/documents/";

  @Autowired private Documents documents;
  private final int port;

  DocumentsApiTest(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeEach
  void aProcedureInEachLanguageAndAReportOfMay() {
    given(documents.lastMonth()).willReturn(YearMonth.of(2026, 2));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      given(documents.write("procedure", locale, YearMonth.of(2026, 2)))
          .willReturn(Optional.of(document(locale)));
    }
    given(documents.write("month", Locale.ENGLISH, YearMonth.of(2025, 5)))
        .willReturn(Optional.of(document(Locale.ENGLISH)));
    given(documents.pdf(any())).willReturn("%PDF-".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aPageHasItsOwnStyleAndNeedsNothingElse() throws Exception {
    HttpResponse<String> page = new Http(port).key("read").get(V1 + "procedure?lang=fr");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(page.body())
        .contains("<html lang=\"fr\"", "Titre &lt;b&gt;", "<th scope=\"row\">Zoé", "À compléter")
        .contains("class=\"open\"", "class=\"number\"")
        .doesNotContain("src=", "href=", " th:");
    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page.body());
    assertThat(style.find()).isTrue();
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void theSuffixMakesItAPdfAndTheMonthIsTheOneAskedFor() {
    Http http = new Http(port).key("read");
    HttpResponse<String> pdf = http.get(V1 + "month.pdf?month=2025-05&lang=en");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(pdf.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/pdf");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .hasValue("inline; filename=\"month-en.pdf\"");
    assertThat(http.get(V1 + "month?month=May").statusCode()).isEqualTo(400);
    assertThat(http.get(V1 + "month?month=May").body()).contains("no month such as 2026-10");
    assertThat(http.get(V1 + "nothing").statusCode()).isEqualTo(404);
    assertThat(new Http(port).key("mail:read").get(V1 + "procedure").statusCode()).isEqualTo(403);
  }

  @Test
  void theConsoleLeadsToEachInBothLanguagesAndToTheMonthThatWasChosen() {
    Http viewer = PagesKit.login(port, "viewer");
    String page = viewer.get("/console/documents?month=2025-05&lang=en").body();
    assertThat(page).contains("Monthly report: May 2025", "French", "Français", "March 2026");
    for (String name : Documents.NAMES) {
      assertThat(page).contains(V1 + name + "?lang=en", V1 + name + ".pdf?lang=fr");
    }
    assertThat(page).contains(V1 + "month.pdf?lang=fr&amp;month=2025-05");
    assertThat(viewer.get("/console/documents?month=x&lang=fr").body())
        .contains("Rapport mensuel\u00a0: février 2026", "aria-current=\"page\">Documents");
    assertThat(viewer.get(V1 + "procedure?lang=en").statusCode()).isEqualTo(200);
    assertThat(new Http(port).get("/console/documents").statusCode()).isEqualTo(302);
  }

  private static Document document(Locale locale) {
    var name = new Document.Cell("Zoé", Document.Kind.TEXT);
    var open = new Document.Cell("À compléter", Document.Kind.OPEN);
    var number = new Document.Cell("12", Document.Kind.NUMBER);
    var none = new Document.Cell("", Document.Kind.TEXT);
    return new Document(
        Locale.ENGLISH.equals(locale) ? "month" : "procedure",
        locale,
        "Titre <b>",
        "today",
        List.of(
            new Document.Section(
                "Section",
                List.of(
                    new Document.Block(open, List.of(), List.of()),
                    new Document.Block(
                        none, List.of("A", "B", "C"), List.of(List.of(name, open, number)))))));
  }
}
