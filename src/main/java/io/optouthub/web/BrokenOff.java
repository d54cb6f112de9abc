package io.optouthub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Breaks the connection of an answer that was begun and cannot be ended: it must not look whole.
 * Here, behind Spring, which would end it properly.
 */
class BrokenOff extends OncePerRequestFilter {

  private static final String MARK = BrokenOff.class.getName();

  static void mark(HttpServletRequest request) {
    request.setAttribute(MARK, true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    if (request.getAttribute(MARK) != null) {
      throw new ClientAbortException("the answer is broken off");
    }
  }
}
