package io.optouthub.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.optouthub.testing.Packed;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer begins with, and what it once found, without the fuzzer. */
class DoorTest {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource
  void everySeedKeepsThePromises(Door door) {
    assertThat(door.seeds()).hasSizeGreaterThan(4);
    door.seeds().forEach(seed -> keeps(door, seed));
  }

  @ParameterizedTest
  @MethodSource
  void whatOnceBrokeAPromiseOfFilesKeepsIt(byte[] file) {
    keeps(Door.FILE, file);
  }

  static Stream<Named<byte[]>> whatOnceBrokeAPromiseOfFilesKeepsIt() {
    String sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    return Stream.of(
        Named.of("a sheet that is no XML", Packed.workbook("<worksheet 3")),
        Named.of("a sheet in no charset", Packed.workbook("<?xml version='1.0' encoding='U,D'?>")),
        Named.of(
            "a sheet that ends in an attribute", Packed.workbook(sheet + "><sheetData><row r/")),
        Named.of("no character", "{\"phone\":1}".getBytes(Charset.forName("UTF-32LE"))),
        Named.of("no character of UTF-32", new byte[] {'{', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '"'}),
        Named.of("many values in one field", many("[{\"phone\":[", "1,", 400_000, "1]}]")),
        Named.of("one line of many columns", many("", "x;", 300_000, "\n")),
        Named.of("many blank columns", many("", ";".repeat(4_000) + "\n", 300, "")));
  }

  private static void keeps(Door door, byte[] input) {
    long begun = System.nanoTime();
    assertThatCode(() -> door.take(input)).doesNotThrowAnyException();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
  }

  private static byte[] many(String before, String one, int times, String after) {
    return (before + one.repeat(times) + after).getBytes(UTF_8);
  }
}
