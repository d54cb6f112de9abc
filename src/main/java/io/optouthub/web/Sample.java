package io.optouthub.web;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The parts of a trial as they were sent: a multipart body's by their names, else the whole body as
 * {@code sample}. Read in memory, within the body limit: nothing of it goes to a disk.
 */
record Sample(Map<String, Part> parts, Map<String, String> query) {

  /**
   * @param file as its sender names it, the last segment only; null when it says none
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(byte[] bytes, @Nullable String file) {}

  /** Empty when the body is no whole multipart body although it says so. */
  static Optional<Sample> read(HttpServletRequest request) throws IOException {
    Map<String, String> query = query(request.getQueryString());
    byte[] body;
    // A form's body too as it came; what Spring hands on is what was in it, not what is left of it.
    try (InputStream in = new ServletServerHttpRequest(request).getBody()) {
      body = in.readAllBytes();
    }
    String type = request.getContentType();
    if (type == null
        || !type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data")) {
      return Optional.of(new Sample(Map.of("sample", new Part(body, null)), query));
    }
    try {
      return Optional.of(new Sample(parts(body, type), query));
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Part> parts(byte[] body, String type)
      throws MessagingException, IOException {
    Map<String, Part> parts = new HashMap<>();
    MimeMultipart all = new MimeMultipart(new ByteArrayDataSource(body, type));
    for (int i = 0; i < Math.min(all.getCount(), 20); i++) {
      BodyPart part = all.getBodyPart(i);
      String[] header = part.getHeader("Content-Disposition");
      if (header != null && header.length > 0) {
        ContentDisposition said = new ContentDisposition(header[0]);
        String name = said.getParameter("name");
        try (InputStream in = part.getInputStream()) {
          parts.put(
              name == null ? "" : name, new Part(in.readAllBytes(), said.getParameter("filename")));
        }
      }
    }
    return parts;
  }

  /** Not by the request's own parameters: asked for, they would read a form's body. */
  private static Map<String, String> query(@Nullable String query) {
    Map<String, String> values = new HashMap<>();
    UriComponentsBuilder.newInstance()
        .query(query)
        .build()
        .getQueryParams()
        .toSingleValueMap()
        .forEach(
            (name, value) ->
                values.put(
                    name, value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8)));
    return values;
  }

  /** A part as text, or the query's parameter of that name; empty when there is neither. */
  String text(String name) {
    Part part = parts.get(name);
    return part == null
        ? query.getOrDefault(name, "")
        : new String(part.bytes(), StandardCharsets.UTF_8);
  }

  /** What a file is called, never as a path. */
  String fileName() {
    Part sample = parts.get("sample");
    String given = query.getOrDefault("file", "");
    String name =
        given.isEmpty() && sample != null && sample.file() != null ? sample.file() : given;
    String last = name.replaceFirst(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
    return last.isEmpty() ? "sample" : last;
  }

  static final String MULTIPART = MediaType.MULTIPART_FORM_DATA_VALUE;
}
