package io.optouthub.intake.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.optouthub.intake.Channel;
import io.optouthub.intake.Fields;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.Raw;
import io.optouthub.intake.RowReader;
import io.optouthub.register.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands a table of text row by row, in constant memory. */
@Component
class TableReader implements RowReader {

  private static final int HEADER_WITHIN = 15;
  private static final int LONGEST_ROW = 256 * 1024;
  private static final int SHOWN = 256 * 1024;

  private final Fields fields;
  private final PhoneNumbers numbers;

  TableReader(Fields fields, PhoneNumbers numbers) {
    this.fields = fields;
    this.numbers = numbers;
  }

  /** The items of a table, one a row that is not blank, below the header; to be closed. */
  @Override
  public Rows open(Channel channel, Raw.File file) throws IOException {
    InputStream content = file.content().open();
    try {
      TableText table = TableText.open(content);
      Iterator<CsvRecord> records =
          CsvReader.builder()
              .fieldSeparator(table.separator())
              .maxBufferSize(LONGEST_ROW)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .skipEmptyLines(true)
              .ofCsvRecord(table.text())
              .iterator();
      return rows(channel, content, records);
    } catch (TableText.NoText e) {
      byte[] beginning = beginning(file);
      content.close();
      return TableRows.one(Item.refused("the file is " + e.getMessage(), beginning));
    }
  }

  private static byte[] beginning(Raw.File file) throws IOException {
    try (InputStream again = file.content().open()) {
      return again.readNBytes(SHOWN);
    }
  }

  private TableRows rows(Channel channel, InputStream content, Iterator<CsvRecord> records) {
    List<CsvRecord> above = new ArrayList<>();
    try {
      while (above.size() < HEADER_WITHIN && records.hasNext()) {
        CsvRecord record = records.next();
        above.add(record);
        Columns columns = Columns.of(record.getFields(), channel.fields());
        if (columns.usable()) {
          return new TableRows(
              content, List.<CsvRecord>of().iterator(), records, r -> item(channel, columns, r));
        }
      }
    } catch (CsvParseException e) {
      return TableRows.one(
          Item.review("the file is no table: a row is too long or a quote is open", text(above)));
    }
    Columns guessed = above.isEmpty() ? Columns.single() : guessed(channel, above.get(0));
    if (above.isEmpty() || guessed.usable()) {
      return new TableRows(content, above.iterator(), records, r -> item(channel, guessed, r));
    }
    return TableRows.one(Item.review("no column is known as a number or an address", text(above)));
  }

  /** For a file without a header: the columns of its first row that hold numbers or addresses. */
  private Columns guessed(Channel channel, CsvRecord first) {
    List<Integer> phones = new ArrayList<>();
    List<Integer> emails = new ArrayList<>();
    for (int i = 0; i < first.getFieldCount(); i++) {
      String cell = first.getField(i);
      if (numbers.read(cell, channel.country()) instanceof PhoneNumbers.Reading.Number) {
        phones.add(i);
      } else if (cell.matches("\\s*[^\\s@]+@[^\\s@]+\\.[^\\s@]+\\s*")) {
        emails.add(i);
      }
    }
    return new Columns(Map.of("phone", phones, "email", emails));
  }

  private @Nullable Item item(Channel channel, Columns columns, CsvRecord record) {
    boolean blank = record.getFields().stream().allMatch(String::isBlank);
    if (blank) {
      return null;
    }
    Map<String, List<String>> values = new HashMap<>();
    columns
        .of()
        .forEach(
            (field, at) -> {
              List<String> cells = new ArrayList<>();
              for (int column : at) {
                String cell = column < record.getFieldCount() ? record.getField(column) : "";
                if (!cell.isBlank()) {
                  cells.add(cell);
                }
              }
              values.put(field, cells);
            });
    return fields.item(channel, values, text(List.of(record)));
  }

  private static byte[] text(List<CsvRecord> records) {
    StringBuilder text = new StringBuilder();
    records.forEach(record -> text.append(String.join(" | ", record.getFields())).append('\n'));
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) : text.toString();
    return shown.getBytes(StandardCharsets.UTF_8);
  }
}
