package io.optouthub.camel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a webhook's body as it came. Whoever asks a form for its parameters uses its bytes up, who
 * reads it as text fails at bytes that are none, and signatures are made over the bytes. So they
 * are read here, and behind this filter there is nothing left to read.
 */
final class RawBodies extends OncePerRequestFilter {

  /** In bytes; one more is read, so that too long shows. */
  static final int LIMIT = 1 << 20;

  private static final String BODY = RawBodies.class.getName();

  /** The bytes of a call that came through this filter. */
  static byte[] of(HttpServletRequest request) {
    return request.getAttribute(BODY) instanceof byte[] body ? body : new byte[0];
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(BODY, request.getInputStream().readNBytes(LIMIT + 1));
    chain.doFilter(new Opaque(request), response);
  }

  private static final class Opaque extends HttpServletRequestWrapper {

    Opaque(HttpServletRequest request) {
      super(request);
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(Reader.nullReader());
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Nothing();
    }

    @Override
    public String getContentType() {
      return "application/octet-stream";
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }
  }

  /** What is left of a body that was read. */
  private static final class Nothing extends ServletInputStream {

    @Override
    public int read() {
      return -1;
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("Nothing is left to read");
    }
  }
}
