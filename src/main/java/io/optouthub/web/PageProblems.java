package io.optouthub.web;

import io.optouthub.register.RegisterUnavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong while a page is made: a plain page that repeats nothing. */
@ControllerAdvice(assignableTypes = {FormPage.class, RequestPages.class, StatusPage.class})
class PageProblems {

  private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

  private final PageFrame frame;

  PageProblems(PageFrame frame) {
    this.frame = frame;
  }

  @ExceptionHandler({
    RegisterUnavailable.class,
    TransientDataAccessException.class,
    NonTransientDataAccessResourceException.class,
    CannotCreateTransactionException.class
  })
  ModelAndView unavailable(HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    return page(HttpStatus.SERVICE_UNAVAILABLE, locale);
  }

  @ExceptionHandler
  ModelAndView tooOften(TooOften e, HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.pause().toSeconds() + 1));
    return page(HttpStatus.TOO_MANY_REQUESTS, locale);
  }

  @ExceptionHandler
  ModelAndView mistyped(MethodArgumentTypeMismatchException e, Locale locale) {
    return page(HttpStatus.NOT_FOUND, locale);
  }

  /** Names of fields that no form of ours has. */
  @ExceptionHandler
  ModelAndView rejected(RequestRejectedException e, Locale locale) {
    return page(HttpStatus.BAD_REQUEST, locale);
  }

  @ExceptionHandler
  ModelAndView failed(RuntimeException e, Locale locale) {
    LOG.error("event=page-failed {}", Failure.of(e));
    return page(HttpStatus.INTERNAL_SERVER_ERROR, locale);
  }

  private ModelAndView page(HttpStatus status, Locale locale) {
    Model model = new ExtendedModelMap();
    frame.addTo(model, locale);
    model.addAttribute("kind", ErrorPages.kind(status.value()));
    return new ModelAndView("error", model.asMap(), status);
  }
}
