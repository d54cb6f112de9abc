package io.optouthub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is too large, whether it says its length or not. */
class BodyLimit extends OncePerRequestFilter {

  private static final Pattern LISTS = Pattern.compile("/api/v1/scrub(/blind)?");
  private static final Pattern FILES =
      Pattern.compile("/api/v1/((channels/[^/]+/)?try|(dossiers|scrub)/verify)");

  private final long limit;
  private final long trialLimit;
  private final ProblemWriter problems;

  BodyLimit(long limit, long trialLimit, ProblemWriter problems) {
    this.limit = limit;
    this.trialLimit = trialLimit;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Read and answered item by item, each of which has its own limit.
    if (request.getRequestURI().equals("/api/v1/check")) {
      chain.doFilter(request, response);
      return;
    }
    if (LISTS.matcher(request.getRequestURI()).matches()) {
      // Read as it comes, within a limit of its own.
      chain.doFilter(new RawBody(request), response);
      return;
    }
    boolean file = FILES.matcher(request.getRequestURI()).matches();
    long most = file ? trialLimit : limit;
    if (request.getContentLengthLong() > most) {
      problems.write(response, Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, detail(most)));
    } else {
      chain.doFilter(new Bounded(request, most), response);
    }
  }

  static String detail(long limit) {
    return "A body has at most " + limit + " bytes";
  }

  /** A body went on past its limit. */
  static final class TooLarge extends IOException {
    TooLarge(long limit) {
      super(detail(limit));
    }
  }

  private static final class Bounded extends HttpServletRequestWrapper {

    private final long limit;

    Bounded(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream in;
    private final long limit;
    private long read;

    Counted(ServletInputStream in, long limit) {
      this.in = in;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = in.read(into, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int more) throws TooLarge {
      read += more;
      if (read > limit) {
        throw new TooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
