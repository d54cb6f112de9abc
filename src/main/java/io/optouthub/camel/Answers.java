package io.optouthub.camel;

import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Failures;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Reads a target's answer out of what came of an exchange. */
public final class Answers {

  private Answers() {}

  /** What the target said, cut short; its status where it said nothing. */
  static String text(Exchange exchange) {
    Object status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
    return status == null ? "applied" : "HTTP " + status;
  }

  /** Never null: what is not known is {@link Answer.Unclear}. */
  public static Answer of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      Answer answer = known(cause);
      if (answer != null) {
        return answer;
      }
      cause = cause.getCause();
    }
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return new Answer.Unclear(
        Failures.cut(root.getClass().getSimpleName() + ": " + root.getMessage()));
  }

  private static @Nullable Answer known(Throwable cause) {
    if (cause instanceof HttpOperationFailedException http) {
      String body = http.getResponseBody() == null ? "" : http.getResponseBody();
      return Failures.ofHttp(http.getStatusCode(), body, retryAfter(http.getResponseHeaders()));
    }
    if (cause instanceof CannotGetJdbcConnectionException
        || cause instanceof CannotCreateTransactionException) {
      return Failures.ofIo(cause);
    }
    if (cause instanceof SQLException sql) {
      return Failures.ofSql(sql);
    }
    if (cause instanceof RecordTooLargeException || cause instanceof SerializationException) {
      return new Answer.Refused(Failures.cut(cause.getMessage()));
    }
    if (cause instanceof KafkaException || cause instanceof MessagingException) {
      return Failures.ofIo(cause);
    }
    if (cause instanceof IOException || cause instanceof GenericFileOperationFailedException) {
      return Failures.ofIo(cause);
    }
    return null;
  }

  private static @Nullable Duration retryAfter(@Nullable Map<String, String> headers) {
    if (headers == null) {
      return null;
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if ("Retry-After".equalsIgnoreCase(header.getKey())) {
        return retryAfter(header.getValue(), Instant.now());
      }
    }
    return null;
  }

  /** Seconds or a date (RFC 9110, 10.2.3); null when it is neither. */
  public static @Nullable Duration retryAfter(String header, Instant now) {
    String value = header.strip();
    try {
      if (value.matches("\\d{1,7}")) {
        return Duration.ofSeconds(Long.parseLong(value));
      }
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(now, until);
      return left.isNegative() ? null : left;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
