package io.optouthub.intake.mail;

import java.util.regex.Pattern;

/**
 * What somebody wrote in this message: the text above quotes, forwards and signatures.
 *
 * @param own the person's own words
 * @param signature what stands below the signature mark, before any quote
 */
record Said(String own, String signature) {

  /** A line that opens somebody else's words: everything from there on is quoted. */
  private static final Pattern QUOTE_OPENS =
      Pattern.compile(
          "(?i)^\\s*(-{2,}\\s*(original message|message d'origine|message original|message transf.r.|forwarded message"
              + "|urspr.ngliche nachricht|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)"
              + ".*|_{20,}\\s*|begin forwarded message:.*|d.but du message r.exp.di..*"
              + "|(le|on|am|el|il|op|em)\\s.{4,120}\\s(a .crit|wrote|schrieb|escribi.|ha scritto|schreef|escreveu)"
              + "\\s*:\\s*)$");

  private static final Pattern HEADER_BLOCK =
      Pattern.compile("(?i)^\\s*\\*?(de|from|von|da|van)\\s*:\\*?\\s.*");
  private static final Pattern HEADER_NEXT =
      Pattern.compile(
          "(?i)^\\s*\\*?(envoy.|date|sent|gesendet|enviado|inviato|verzonden|.|to|an|para|a|aan|objet|subject)\\s*:.*");
  private static final Pattern QUOTE_OPENS_TWO_LINES =
      Pattern.compile("(?i)^\\s*(le|on|am|el|il|op|em)\\s.{4,120}$");
  private static final Pattern QUOTE_ENDS_TWO_LINES =
      Pattern.compile(
          "(?i)^.{0,80}(a .crit|wrote|schrieb|escribi.|ha scritto|schreef|escreveu)\\s*:\\s*$");

  static Said in(String text) {
    String[] lines = text.split("\\R", -1);
    StringBuilder own = new StringBuilder();
    StringBuilder signature = new StringBuilder();
    StringBuilder current = own;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      String next = i + 1 < lines.length ? lines[i + 1] : "";
      if (opensQuote(line, next)) {
        break;
      }
      if (line.stripLeading().startsWith(">")) {
        continue;
      }
      if (line.equals("-- ") || line.equals("--")) {
        current = signature;
      } else {
        current.append(line).append('\n');
      }
    }
    return new Said(own.toString().strip(), signature.toString().strip());
  }

  private static boolean opensQuote(String line, String next) {
    return QUOTE_OPENS.matcher(line).matches()
        || HEADER_BLOCK.matcher(line).matches() && HEADER_NEXT.matcher(next).matches()
        || QUOTE_OPENS_TWO_LINES.matcher(line).matches()
            && QUOTE_ENDS_TWO_LINES.matcher(next).matches();
  }
}
