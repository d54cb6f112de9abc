package io.optouthub.web;

import io.optouthub.intake.Correspondence;
import io.optouthub.register.Cases;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can be answered in a case, for each way in which it may end: the templates case-… */
@Component
class CaseDrafts {

  private final ObjectProvider<Correspondence> correspondence;

  CaseDrafts(ObjectProvider<Correspondence> correspondence) {
    this.correspondence = correspondence;
  }

  /** By the word of the closing; without those that have no template. */
  Map<String, String> of(String reference, Locale locale) {
    Correspondence writer = correspondence.getIfAvailable(() -> Correspondence.NONE);
    Map<String, String> drafts = new LinkedHashMap<>();
    for (Cases.Closing closing : Cases.Closing.values()) {
      writer
          .draft("case-" + closing.word(), locale.getLanguage(), reference)
          .ifPresent(text -> drafts.put(closing.word(), text));
    }
    return drafts;
  }
}
