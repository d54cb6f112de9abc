package io.optouthub.fuzz;

import java.util.Arrays;

/** Where the fuzzer comes in; it finds this method by its name. */
public final class Fuzzer {

  private static final Door[] DOORS = Door.values();

  private Fuzzer() {}

  /**
   * @param input the first byte says which door the rest goes to
   */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      door(input).take(Arrays.copyOfRange(input, 1, input.length));
    }
  }

  static byte[] input(Door door, byte[] content) {
    byte[] input = new byte[content.length + 1];
    input[0] = (byte) door.ordinal();
    System.arraycopy(content, 0, input, 1, content.length);
    return input;
  }

  private static Door door(byte[] input) {
    return DOORS[Math.floorMod(input[0], DOORS.length)];
  }
}
