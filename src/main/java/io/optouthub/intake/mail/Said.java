package io.optouthub.intake.mail;

/**
 * What somebody wrote in this message: the text above quotes, forwards and signatures.
 *
 * @param own the person's own words
 * @param signature what stands below the closing, before any quote
 * @param quoted somebody else's words, or the person's earlier ones
 * @param forwards whether the rest is a forwarded message
 */
record Said(String own, String signature, String quoted, boolean forwards) {}
