package io.optouthub.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Changes a keyset on its way from one file to another, for operators who keep keys themselves:
 * {@code java -jar optout-hub.jar add-key < identity.json > identity-new.json}.
 */
public final class KeyTool {

  private KeyTool() {}

  /**
   * {@code add-key} adds a new key, as the one to be used; {@code remove-key <number>} takes an old
   * one out.
   *
   * @return whether these arguments were for it
   * @throws IllegalArgumentException when what comes in is no keyset, or has no such key
   */
  public static boolean run(String[] args, InputStream in, PrintStream out) throws IOException {
    if (args.length == 1 && args[0].equals("add-key")) {
      out.println(KeysetJson.withNewKey(read(in)));
      return true;
    }
    if (args.length == 2 && args[0].equals("remove-key")) {
      out.println(KeysetJson.without(read(in), Long.parseLong(args[1])));
      return true;
    }
    return false;
  }

  private static String read(InputStream in) throws IOException {
    Keysets.registerKinds();
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
