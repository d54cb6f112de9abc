package io.optouthub.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.testing.Packed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The clean list is the list without exactly the bytes of the removed records. */
class ByteIdentityTest {

  private static final int LISTS = 3_000;
  private static final Set<String> SUPPRESSED = suppressed();

  private static Set<String> suppressed() {
    Set<String> numbers = new TreeSet<>();
    for (int i = 0; i < 10_000; i += 2) {
      numbers.add("+3319900%04d".formatted(i));
    }
    return numbers;
  }

  /** A list, and what must be left of it. */
  private record Sample(byte[] list, byte[] clean, String how) {}

  @Test
  void everythingButTheRemovedRecordsIsAsItWas() throws IOException {
    long removed = 0;
    try (ScrubKit kit = new ScrubKit(SUPPRESSED)) {
      for (int seed = 0; seed < LISTS; seed++) {
        Sample sample = sample(new Random(seed));
        assertThat(kit.clean(sample.list()))
            .as("seed " + seed + ", " + sample.how())
            .isEqualTo(sample.clean());
        removed += sample.list().length > sample.clean().length ? 1 : 0;
      }
    }
    assertThat(removed).isGreaterThan(LISTS / 2);
  }

  @Test
  void aLongListIsCutInBlocksUnseen() throws IOException {
    Random random = new Random(4);
    StringBuilder list = new StringBuilder("name;phone;note\r\n");
    StringBuilder clean = new StringBuilder(list);
    for (int i = 0; i < 60_000; i++) {
      int number = random.nextInt(10_000);
      String row =
          "n%d;\"01 99 00 %02d %02d\";\"%s\"\r\n"
              .formatted(i, number / 100, number % 100, "x\r\n".repeat(random.nextInt(3)));
      list.append(row);
      clean.append(number % 2 == 0 ? "" : row);
    }
    try (ScrubKit kit = new ScrubKit(SUPPRESSED)) {
      assertThat(kit.clean(list.toString()).equals(clean.toString())).isTrue();
      byte[] unpacked;
      byte[] packed = kit.clean(Packed.gzip(list.toString()));
      try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        unpacked = in.readAllBytes();
      }
      assertThat(new String(unpacked, StandardCharsets.UTF_8).equals(clean.toString())).isTrue();
    }
  }

  private static Sample sample(Random random) {
    String separator = pick(random, ";", ",", "\t", "|", "^");
    String end = pick(random, "\n", "\r\n", "\r");
    Charset charset =
        switch (random.nextInt(5)) {
          case 0 -> StandardCharsets.UTF_16LE;
          case 1 -> StandardCharsets.UTF_16BE;
          case 2 -> Charset.forName("windows-1252");
          default -> StandardCharsets.UTF_8;
        };
    boolean mark = charset != Charset.forName("windows-1252") && random.nextBoolean();
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    ByteArrayOutputStream clean = new ByteArrayOutputStream();
    if (mark) {
      both(list, clean, true, "\uFEFF".getBytes(charset));
    }
    if (random.nextInt(4) == 0) {
      both(list, clean, true, ("Liste d'été" + separator.repeat(3) + end).getBytes(charset));
      both(list, clean, true, end.getBytes(charset));
    }
    String header = String.join(separator, "nom", "Téléphone", "ville", "note");
    both(list, clean, true, (header + end).getBytes(charset));
    int rows = 3 + random.nextInt(12);
    for (int i = 0; i < rows; i++) {
      boolean last = i == rows - 1 && random.nextBoolean();
      StringBuilder row = new StringBuilder();
      boolean stays = row(random, separator, end, row);
      row.append(last ? "" : mixed(random, end));
      both(list, clean, stays, row.toString().getBytes(charset));
    }
    String how = charset + (mark ? " with mark" : "") + ", separator " + separator;
    return new Sample(list.toByteArray(), clean.toByteArray(), how);
  }

  private static void both(
      ByteArrayOutputStream list, ByteArrayOutputStream clean, boolean stays, byte[] bytes) {
    list.writeBytes(bytes);
    if (stays) {
      clean.writeBytes(bytes);
    }
  }

  /** Lists put together have several line ends; CR, then a blank line with LF, would be one. */
  private static String mixed(Random random, String end) {
    return !end.equals("\r") && random.nextInt(20) == 0 ? pick(random, "\n", "\r\n") : end;
  }

  /** Whether it stays. */
  private static boolean row(Random random, String separator, String end, StringBuilder row) {
    if (random.nextInt(25) == 0) {
      return true;
    }
    int number = random.nextInt(10_000);
    boolean stays = number % 2 == 1;
    String written =
        pick(
                random,
                "019900%02d%02d",
                "01 99 00 %02d %02d",
                "01.99.00.%02d.%02d",
                "+3319900%02d%02d",
                "+33 (0)1 99 00 %02d %02d",
                "003319900%02d%02d",
                "3319900%02d%02d")
            .formatted(number / 100, number % 100);
    switch (random.nextInt(8)) {
      case 0 -> {
        written = pick(random, "", " ", "n/a", "-");
        stays = true;
      }
      case 1 -> {
        written = pick(random, "demander", "12 34", "+33 1 99");
        stays = false;
      }
      case 2 -> {
        written = written + " / " + "06 39 98 12 34";
      }
      default -> {}
    }
    List<String> cells =
        List.of(text(random, separator, end), written, text(random, separator, end), "é");
    row.append(
        cells.stream()
            .map(cell -> quoted(random, cell, separator))
            .collect(Collectors.joining(separator)));
    row.append(random.nextInt(10) == 0 ? separator : "");
    return stays;
  }

  private static String text(Random random, String separator, String end) {
    return switch (random.nextInt(6)) {
      case 0 -> "une" + separator + "deux";
      case 1 -> "dit \"stop\"";
      case 2 -> "ligne" + end + "suite";
      case 3 -> "";
      default -> "Zoé";
    };
  }

  private static String quoted(Random random, String cell, String separator) {
    boolean must =
        cell.contains(separator)
            || cell.contains("\"")
            || cell.contains("\n")
            || cell.contains("\r");
    return must || random.nextInt(5) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
