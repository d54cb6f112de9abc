package io.optouthub.documents;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The company that keeps the register, as far as its settings say who that is. */
@Component
record Company(DocumentSettings says, @Value("${optout.dossier.issuer:}") String issuer) {

  /** In the language of a document; null when nothing says it. */
  @Nullable String name(Locale locale) {
    String controller = says.in(locale).controller();
    String name = controller == null || controller.isBlank() ? issuer : controller;
    return name.isBlank() ? null : name;
  }
}
