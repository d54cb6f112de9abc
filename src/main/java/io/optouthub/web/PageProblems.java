package io.optouthub.web;

import io.optouthub.register.RegisterUnavailable;
import jakarta.servlet.http.HttpServletRequest;
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
@ControllerAdvice(
    annotations = ConsolePage.class,
    assignableTypes = {FormPage.class, RequestPages.class, ComplaintPage.class, NumberPage.class})
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
  ModelAndView unavailable(
      HttpServletRequest request, HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    return page(HttpStatus.SERVICE_UNAVAILABLE, locale, request);
  }

  @ExceptionHandler
  ModelAndView tooOften(
      TooOften e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.pause().toSeconds() + 1));
    return page(HttpStatus.TOO_MANY_REQUESTS, locale, request);
  }

  @ExceptionHandler
  ModelAndView mistyped(
      MethodArgumentTypeMismatchException e, HttpServletRequest request, Locale locale) {
    return page(HttpStatus.NOT_FOUND, locale, request);
  }

  /** Names of fields that no form of ours has. */
  @ExceptionHandler
  ModelAndView rejected(RequestRejectedException e, HttpServletRequest request, Locale locale) {
    return page(HttpStatus.BAD_REQUEST, locale, request);
  }

  @ExceptionHandler
  ModelAndView failed(RuntimeException e, HttpServletRequest request, Locale locale) {
    LOG.error("event=page-failed {}", Failure.of(e));
    return page(HttpStatus.INTERNAL_SERVER_ERROR, locale, request);
  }

  private ModelAndView page(HttpStatus status, Locale locale, HttpServletRequest request) {
    Model model = new ExtendedModelMap();
    frame.addTo(model, locale, request);
    model.addAttribute("kind", ErrorPages.kind(status.value()));
    return new ModelAndView("error", model.asMap(), status);
  }
}
