package io.optouthub.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/** It is JSON, and no array. */
final class NoArray extends JsonParseException {
  private static final long serialVersionUID = 1;

  NoArray(JsonParser json) {
    super(json, "no array");
  }
}
