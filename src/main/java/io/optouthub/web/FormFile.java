package io.optouthub.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileUploadException;

/** A file in a form, which ends only where the form says so. */
final class FormFile extends FilterInputStream {

  private final FileItemIterator parts;
  private boolean ended;

  FormFile(InputStream in, FileItemIterator parts) {
    super(in);
    this.parts = parts;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = ended ? -1 : super.read(into, offset, length);
    if (n < 0 && !ended) {
      ended = true;
      try {
        parts.hasNext();
      } catch (FileUploadException e) {
        throw new IOException("The form is cut off", e);
      }
    }
    return n;
  }
}
