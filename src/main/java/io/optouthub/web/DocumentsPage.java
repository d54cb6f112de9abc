package io.optouthub.web;

import io.optouthub.documents.Documents;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The documents, each in both languages, to be read and to be printed. */
@ConsolePage
class DocumentsPage {

  private static final int MONTHS = 24;

  private final Documents documents;

  DocumentsPage(Documents documents) {
    this.documents = documents;
  }

  /**
   * @param month of the report; the last one that is over when it is none of those offered
   */
  @GetMapping("/console/documents")
  String show(@RequestParam(required = false) @Nullable String month, Locale locale, Model model) {
    YearMonth last = documents.lastMonth();
    DateTimeFormatter words = DateTimeFormatter.ofPattern("LLLL yyyy", locale);
    List<Month> months =
        Stream.iterate(last.plusMonths(1), one -> one.minusMonths(1))
            .limit(MONTHS)
            .map(one -> new Month(one.toString(), words.format(one)))
            .toList();
    model.addAttribute("names", Documents.NAMES);
    model.addAttribute("tongues", Languages.SPOKEN);
    model.addAttribute("months", months);
    model.addAttribute(
        "chosen",
        months.stream()
            .filter(one -> one.value().equals(month))
            .findFirst()
            .orElseGet(() -> months.get(1)));
    return "console/documents";
  }

  /**
   * @param value as the API takes it
   */
  record Month(String value, String words) {}
}
