package io.optouthub.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.optouthub.register.RegisterUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What goes wrong while a request of the API is read or answered. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  @ExceptionHandler
  ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.TooLarge tooLarge) {
        return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, String.valueOf(tooLarge.getMessage()));
      }
      if (cause instanceof JsonParseException syntax) {
        return Problem.of(HttpStatus.BAD_REQUEST, "Not JSON, " + where(syntax));
      }
      if (cause instanceof JsonMappingException type && !field(type).isEmpty()) {
        return Problem.field(HttpStatus.BAD_REQUEST, field(type), "not of the type it must have");
      }
    }
    return Problem.of(HttpStatus.BAD_REQUEST, "The body must be one JSON object");
  }

  @ExceptionHandler
  ResponseEntity<Object> tooLarge(BodyLimit.TooLarge e) {
    return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, String.valueOf(e.getMessage()));
  }

  /** A file that curl calls a form has names that no form has. */
  @ExceptionHandler
  ResponseEntity<Object> rejected(RequestRejectedException e) {
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "This is no form; send a file with Content-Type: application/octet-stream");
  }

  private static String where(JsonParseException e) {
    return "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  /** The first name on the path; names of our own records only, so nothing from outside. */
  private static String field(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null && name.matches("[a-z]{1,20}"))
        .findFirst()
        .orElse("");
  }

  @ExceptionHandler
  ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException e) {
    return Problem.field(HttpStatus.BAD_REQUEST, e.getName(), "not a whole number");
  }

  @ExceptionHandler
  ResponseEntity<Object> tooOften(TooOften e) {
    return Problem.tooMany(e.pause(), "This number or address was named too often");
  }

  @ExceptionHandler({
    RegisterUnavailable.class,
    TransientDataAccessException.class,
    NonTransientDataAccessResourceException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Object> unavailable() {
    return Problem.unavailable();
  }

  // The message stays unwritten: what failed may have quoted the request.
  @ExceptionHandler
  ResponseEntity<Object> failed(RuntimeException e) {
    LOG.error("event=request-failed {}", Failure.of(e));
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "The hub failed; its log says more (request-failed)");
  }
}
