package io.optouthub.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.optouthub.register.Signing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Writes dossiers with their signature inside, so that one file is all there is to keep.
 *
 * <p>JSON: two lines; the first is <code>{"dossier":</code>, the signed bytes and a comma, the
 * second the signature in base64. PDF: the signed bytes, then a line that begins with {@code
 * %optout-hub-signature:}, which readers take for a comment.
 */
@Component
public class SignedDossiers {

  private static final byte[] OPEN = bytes("{\"dossier\":");
  private static final byte[] CLOSE = bytes(",\n\"signature\":\"");
  private static final byte[] END = bytes("\"}\n");
  private static final byte[] COMMENT = bytes("%optout-hub-signature:");
  private static final int SIGNATURE = 88;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Signing signing;
  private final DossierPdf pdf;

  SignedDossiers(Signing signing, DossierPdf pdf) {
    this.signing = signing;
    this.pdf = pdf;
  }

  public byte[] json(Dossier dossier) {
    try {
      byte[] content = JSON.writeValueAsBytes(dossier);
      return joined(OPEN, content, CLOSE, signature(content), END);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] pdf(Dossier dossier, Locale locale) {
    byte[] content = pdf.write(dossier, locale);
    byte[] whole = content[content.length - 1] == '\n' ? content : joined(content, bytes("\n"));
    return joined(whole, COMMENT, signature(whole), bytes("\n"));
  }

  /** Whether this is a file that this hub signed, byte for byte. */
  public boolean genuine(byte[] file) {
    if (starts(file, OPEN)) {
      int end = file.length - END.length;
      int close = end - SIGNATURE - CLOSE.length;
      return close > OPEN.length
          && same(file, close, CLOSE)
          && same(file, end, END)
          && genuine(Arrays.copyOfRange(file, OPEN.length, close), file, end - SIGNATURE);
    }
    int comment = file.length - 1 - SIGNATURE - COMMENT.length;
    return comment > 0
        && same(file, comment, COMMENT)
        && file[file.length - 1] == '\n'
        && genuine(Arrays.copyOf(file, comment), file, comment + COMMENT.length);
  }

  private boolean genuine(byte[] content, byte[] file, int at) {
    try {
      byte[] given = Arrays.copyOfRange(file, at, at + SIGNATURE);
      byte[] signature = Base64.getDecoder().decode(given);
      // Base64 has bits that mean nothing: only one spelling is the signature's.
      return Arrays.equals(Base64.getEncoder().encode(signature), given)
          && signing.genuine(content, signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private byte[] signature(byte[] content) {
    return Base64.getEncoder().encode(signing.sign(content));
  }

  private static boolean starts(byte[] file, byte[] with) {
    return file.length >= with.length && same(file, 0, with);
  }

  private static boolean same(byte[] file, int at, byte[] what) {
    return at >= 0
        && at + what.length <= file.length
        && Arrays.equals(file, at, at + what.length, what, 0, what.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
