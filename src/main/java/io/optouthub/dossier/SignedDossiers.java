package io.optouthub.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.optouthub.register.SignedFiles;
import io.optouthub.register.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes dossiers with their signature inside, so that one file is all there is to keep. */
@Component
public class SignedDossiers {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final SignedFiles files;
  private final DossierPdf pdf;

  SignedDossiers(Signing signing, DossierPdf pdf) {
    this.files = new SignedFiles(signing, "dossier");
    this.pdf = pdf;
  }

  public byte[] json(Dossier dossier) {
    try {
      return files.json(JSON.writeValueAsBytes(dossier));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] pdf(Dossier dossier, Locale locale) {
    return files.pdf(pdf.write(dossier, locale));
  }

  /** Whether this is a file that this hub signed, byte for byte. */
  public boolean genuine(byte[] file) {
    return files.genuine(file);
  }
}
