package io.optouthub.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sorts failures: an outage is waited for, a refused record is parked. */
public final class Failures {

  private static final int MOST_TEXT = 500;
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ .()/-]{0,2}\\d){6,}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'=(,;:]+@[^\\s<>\"'),;:]+");

  private Failures() {}

  /**
   * By SQL state (SQL:2016 and PostgreSQL's appendix A). Classes 22 and 23 are about the data; the
   * rest concerns the target as a whole, also 42: a table that is missing or a right not given is
   * no reason to park a person.
   */
  public static Answer ofSql(SQLException failure) {
    SQLException telling = failure;
    while (telling.getNextException() != null) {
      telling = telling.getNextException();
    }
    String state = telling.getSQLState() == null ? "" : telling.getSQLState();
    String text = cut(telling.getMessage());
    if (state.startsWith("22") || state.startsWith("23")) {
      return new Answer.Refused(text);
    }
    boolean outage =
        state.startsWith("08")
            || state.startsWith("40")
            || state.startsWith("42")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("28");
    return outage ? new Answer.Outage(text, null) : new Answer.Unclear(text);
  }

  /**
   * By HTTP status (RFC 9110). 401, 403, 404, 405 and 407 say that our credentials or address are
   * wrong, not the record.
   */
  public static Answer ofHttp(int status, String body, @Nullable Duration retryAfter) {
    String text = cut("HTTP " + status + (body.isBlank() ? "" : ": " + body.strip()));
    boolean outage =
        switch (status) {
          case 401, 403, 404, 405, 407, 408, 425, 429 -> true;
          default -> status >= 500 || status < 400;
        };
    return outage ? new Answer.Outage(text, retryAfter) : new Answer.Refused(text);
  }

  /** Nothing was answered at all. */
  public static Answer ofIo(Throwable failure) {
    return new Answer.Outage(
        cut(failure.getClass().getSimpleName() + ": " + failure.getMessage()), null);
  }

  /**
   * The text as far as it is kept: targets repeat the record in their words, and no identity may
   * stand in logs and answers, so whatever could be a number or an address is taken out.
   */
  public static String cut(@Nullable String text) {
    String told = text == null ? "no reason given" : text.replace('\0', ' ');
    // First the length, so that a huge answer costs nothing; what is cut is cut generously.
    String some = told.length() > 4 * MOST_TEXT ? told.substring(0, 4 * MOST_TEXT) : told;
    String bare =
        NUMBER.matcher(ADDRESS.matcher(some).replaceAll("[address]")).replaceAll("[number]");
    return bare.length() > MOST_TEXT ? bare.substring(0, MOST_TEXT) : bare;
  }
}
