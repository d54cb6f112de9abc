package io.optouthub.fuzz;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.Raw;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A parser that strangers reach, and what its fuzzing begins with. Inputs that were kept begin with
 * its place in here: add at the end only.
 */
enum Door {
  MAIL(bytes -> FuzzedIntake.take(new Raw.Mail(bytes)), Seeds::mails),
  FILE(Door::rows, Seeds::files),
  WEBHOOK(bytes -> FuzzedIntake.take(new Raw.Webhook(bytes, "")), Seeds::webhooks),
  MANIFEST(bytes -> FuzzedIntake.take(file("list.csv.manifest", bytes)), Seeds::manifests),
  NUMBER(Door::number, Seeds::numbers);

  private static final PhoneNumbers NUMBERS = PhoneNumbers.standard();

  private static final Pattern NUMBER_IN_TEXT = Pattern.compile("[0-9]{10}");

  private final Consumer<byte[]> parser;
  private final Supplier<List<byte[]>> seeds;

  Door(Consumer<byte[]> parser, Supplier<List<byte[]>> seeds) {
    this.parser = parser;
    this.seeds = seeds;
  }

  /** Throws only when a promise of the parser is broken. */
  void take(byte[] input) {
    parser.accept(input);
  }

  List<byte[]> seeds() {
    return seeds.get();
  }

  private static Raw.File file(String name, byte[] bytes) {
    return new Raw.File(name, () -> new ByteArrayInputStream(bytes));
  }

  /** Plain text in which a number stands is never a file without items. */
  private static void rows(byte[] bytes) {
    int items = FuzzedIntake.take(file("list", bytes));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (items == 0 && !text.matches("(?s)\\s*(<|PK).*") && NUMBER_IN_TEXT.matcher(text).find()) {
      throw new AssertionError("A file with a number in it is no item");
    }
  }

  private static void number(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (String country : List.of("FR", "US", "ZZ")) {
      if (NUMBERS.read(text, country) instanceof PhoneNumbers.Reading.Number number
          && !number.phone().value().matches("\\+[1-9][0-9]{6,14}")) {
        throw new AssertionError("A number is not in E.164");
      }
    }
  }
}
