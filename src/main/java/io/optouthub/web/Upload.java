package io.optouthub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.http.MediaType;

/** A file as it is sent, read while it comes: the body itself, or the first file in a form. */
final class Upload {

  /** So much of a refused list is read to its end, so that its sender hears why. */
  private static final long DRAINED = 256L * 1024 * 1024;

  private Upload() {}

  /** The file's bytes; an end that is cut off is no end. */
  static InputStream of(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    String form = MediaType.MULTIPART_FORM_DATA_VALUE;
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(form)) {
      return request.getInputStream();
    }
    try {
      FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
      while (parts.hasNext()) {
        FileItemStream part = parts.next();
        if (!part.isFormField()) {
          return new FormFile(part.openStream(), parts);
        }
      }
    } catch (FileUploadException e) {
      throw new IOException("The body is not multipart/form-data as it says", e);
    }
    throw new IOException("The form holds no file");
  }

  /** Reads on to the end of what is sent, within reason. */
  static void drain(InputStream rest) {
    try {
      byte[] buffer = new byte[64 * 1024];
      long left = DRAINED;
      for (int n = rest.read(buffer); n >= 0 && left > 0; n = rest.read(buffer)) {
        left -= n;
      }
    } catch (IOException e) {
      // Its sender has gone away, or will see.
      return;
    }
  }
}
