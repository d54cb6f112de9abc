package io.optouthub.web;

import io.optouthub.documents.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A document as one page that needs nothing else, so that it can be saved and sent on. */
@Component
class DocumentHtml {

  private final ITemplateEngine templates;
  private final String style;
  private final String policy;

  DocumentHtml(ITemplateEngine templates) throws IOException, NoSuchAlgorithmException {
    this.templates = templates;
    try (InputStream sheet = DocumentHtml.class.getResourceAsStream("/templates/document.css")) {
      style = new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
    }
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    policy = SafeHeaders.styled(Base64.getEncoder().encodeToString(digest));
  }

  String write(Document document) {
    Map<String, Object> said = Map.of("document", document, "style", style);
    return templates.process("document", new Context(document.locale(), said));
  }

  /** What a browser may take from it: its own style, and nothing else. */
  String policy() {
    return policy;
  }
}
