package io.optouthub.camel;

/** How a body that is no {@code Raw} is to be read. */
public enum Format {
  MAIL,
  FILE,
  JSON
}
