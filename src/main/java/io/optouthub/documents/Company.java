package io.optouthub.documents;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The company that keeps the register, as far as its settings say who that is. */
@Component
record Company(DocumentSettings says, @Value("${optout.dossier.issuer:}") String issuer) {

  /** Null when nothing says it. */
  @Nullable String name() {
    String controller = says.controller();
    String name = controller == null || controller.isBlank() ? issuer : controller;
    return name.isBlank() ? null : name;
  }
}
