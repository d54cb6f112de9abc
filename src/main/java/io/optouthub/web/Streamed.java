package io.optouthub.web;

import io.optouthub.intake.WorkFolder;
import io.optouthub.scrub.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * An answer made of a body while it comes. What goes wrong before its first megabyte is a problem;
 * afterwards the connection is broken, for what was sent must not look whole.
 */
final class Streamed {

  private static final Logger LOG = LoggerFactory.getLogger(Streamed.class);
  private static final String ID = "Optout-Scrub-Id";
  private static final long HELD_BACK = 1 << 20;

  /** What makes the answer. */
  interface Work {
    void run(InputStream in, Streamed answer) throws IOException;
  }

  private final HttpServletResponse response;
  private final Outflow out;
  private String id = "";
  private Supplier<String> type = () -> "";
  private Supplier<String> name = () -> "";

  private Streamed(HttpServletResponse response, Spool spool, long hold) {
    this.response = response;
    this.out = new Outflow(spool, this::open, hold);
  }

  /**
   * @param early whether it may be sent while the body is still read
   * @return null when it was sent, or broken off
   */
  static @Nullable ResponseEntity<Object> answer(
      HttpServletRequest request,
      HttpServletResponse response,
      boolean early,
      WorkFolder folder,
      Work work)
      throws IOException {
    InputStream in;
    try {
      in = Upload.of(request);
    } catch (IOException e) {
      return Problem.of(HttpStatus.BAD_REQUEST, "The body is no form with a file, as it says");
    }
    try (Spool spool = new Spool(() -> folder.file("answer"))) {
      Streamed streamed = new Streamed(response, spool, early ? HELD_BACK : Long.MAX_VALUE);
      try {
        work.run(in, streamed);
        streamed.out.finish();
        return null;
      } catch (IOException | RuntimeException e) {
        if (streamed.out.abandon()) {
          LOG.warn("scrub-broken-off id={} {}", streamed.id, Failure.of(e));
          BrokenOff.mark(request);
          return null;
        }
        return problem(e, in);
      }
    }
  }

  private static ResponseEntity<Object> problem(Exception e, InputStream rest) {
    if (e instanceof Refused refused) {
      Upload.drain(rest);
      return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, refused.why());
    }
    if (e instanceof RuntimeException failure) {
      throw failure;
    }
    LOG.warn("scrub-failed {}", Failure.of(e));
    return Problem.of(HttpStatus.BAD_REQUEST, "The list did not come to its end");
  }

  /** What the answer is, told before its first byte. */
  void head(String scrub, Supplier<String> contentType, Supplier<String> fileName) {
    id = scrub;
    type = contentType;
    name = fileName;
  }

  OutputStream out() {
    return out;
  }

  private OutputStream open() throws IOException {
    response.setHeader(ID, id);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name.get() + "\"");
    response.setContentType(type.get());
    return response.getOutputStream();
  }
}
