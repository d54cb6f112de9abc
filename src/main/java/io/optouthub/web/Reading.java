package io.optouthub.web;

import io.optouthub.optout.OptOut;
import io.optouthub.web.Problem.FieldError;
import java.util.List;

/** What a request given in fields turned out to be. */
sealed interface Reading {

  /**
   * @param words what the person wrote beside it, empty for nothing
   */
  record Understood(List<OptOut> requests, String words) implements Reading {}

  /**
   * @param errors every one there is, so that its sender need not try again for each
   */
  record Unclear(List<FieldError> errors) implements Reading {}
}
