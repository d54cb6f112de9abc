package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Fields;
import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.Raw;
import io.optouthub.intake.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Understands files row by row, in constant memory. */
@Component
class TableReader implements RowReader {

  private static final int SHOWN = 64 * 1024;

  private final Fields fields;
  private final PhoneNumbers numbers;
  private final Path work;
  private final Map<String, IntakeSettings.Pgp> pgp;

  TableReader(Fields fields, PhoneNumbers numbers, IntakeSettings settings) {
    this.fields = fields;
    this.numbers = numbers;
    this.work = settings.workDirectory();
    this.pgp = settings.pgp();
  }

  /** The items of a file, one a row that is not blank, below the header; to be closed. */
  @Override
  public Rows open(Channel channel, Raw.File file) throws IOException {
    byte[] beginning;
    try (InputStream first = file.content().open()) {
      beginning = first.readNBytes(SHOWN);
    }
    InputStream content = file.content().open();
    try {
      IntakeSettings.Pgp keys = pgp.get(channel.name());
      PgpFile encrypted = keys == null ? null : new PgpFile(keys);
      RowItems rows = new RowItems(channel, fields, numbers);
      Parts parts = new Parts(channel, rows, numbers, work, encrypted);
      return new TableRows(opened(parts, content), content, beginning);
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private static Items opened(Parts parts, InputStream content) {
    try {
      return parts.of(content, 0);
    } catch (IOException e) {
      String reason = TableRows.why(e);
      return () -> {
        throw new Unreadable(reason);
      };
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }
}
