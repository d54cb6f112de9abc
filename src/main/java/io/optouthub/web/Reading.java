package io.optouthub.web;

import io.optouthub.optout.Email;
import io.optouthub.optout.OptOut;
import io.optouthub.web.Problem.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request given in fields turned out to be. */
sealed interface Reading {

  /**
   * @param words what the person wrote beside it, empty for nothing
   * @param receipt where a receipt may go; null when none is wished
   */
  record Understood(List<OptOut> requests, String words, @Nullable Email receipt)
      implements Reading {}

  /**
   * @param errors every one there is, so that its sender need not try again for each
   */
  record Unclear(List<FieldError> errors) implements Reading {

    /** For a page: the first of each field, in order. */
    Map<String, String> first() {
      Map<String, String> first = new LinkedHashMap<>();
      errors.forEach(error -> first.putIfAbsent(error.field(), error.reason()));
      return first;
    }
  }
}
