package io.optouthub.intake.mail;

/**
 * A message that stands in another's text with its headers.
 *
 * @param from who wrote it, as its header says it
 * @param subject empty when it has none
 */
record Forward(String from, String subject, String text) {}
