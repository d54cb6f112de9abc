package io.optouthub.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Lists of calls, the same at every run. */
final class Lists {

  static final String HEADER = "name;phone;city;note";

  private Lists() {}

  /** So many rows about people out of so many. */
  static void write(Path list, int rows, int people) throws IOException {
    Random random = new Random(5);
    try (BufferedWriter out = Files.newBufferedWriter(list)) {
      out.write(HEADER + "\n");
      for (int i = 0; i < rows; i++) {
        out.write("Name " + i + ";" + Numbers.written(random.nextInt(people)) + ";Lyon;wants it\n");
      }
    }
  }

  /** A row for each of these people. */
  static void each(Path list, long from, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(list)) {
      out.write(HEADER + "\n");
      for (long person = from; person < from + rows; person++) {
        out.write("Name " + person + ";" + Numbers.written(person) + ";Lyon;asks to stop\n");
      }
    }
  }

  /** The numbers of the first people in E.164, in the order of their bytes. */
  static void sortedNumbers(Path file, int people) throws IOException {
    int[] numbers = new int[people];
    Arrays.setAll(numbers, Numbers::national);
    Arrays.parallelSort(numbers);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int number : numbers) {
        out.write("+33" + number + "\n");
      }
    }
  }

  /** Rows below a header. */
  static long rows(Path list) throws IOException {
    long rows = -1;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(list)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          rows += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return rows;
  }
}
