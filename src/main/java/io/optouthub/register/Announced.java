package io.optouthub.register;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says about one file.
 *
 * @param file its name; without an extension when the vendor named none
 * @param rows how many it holds, the header not counted
 * @param sha256 in hex, lower case
 * @param sequence counted by the vendor, one more from file to file
 */
public record Announced(
    String file, @Nullable Long rows, @Nullable String sha256, @Nullable Long sequence) {

  /**
   * What is otherwise in the file that came; empty when nothing is.
   *
   * @param setAside of its rows; such as totals, which a vendor may count or not
   */
  String differs(String cameSha256, long cameRows, long setAside) {
    List<String> differs = new ArrayList<>();
    if (sha256 != null && !sha256.equals(cameSha256)) {
      differs.add("its SHA-256 is not the one announced");
    }
    if (rows != null && (rows > cameRows || rows < cameRows - setAside)) {
      differs.add(rows + " rows were announced, " + cameRows + " came");
    }
    return String.join("; ", differs);
  }
}
