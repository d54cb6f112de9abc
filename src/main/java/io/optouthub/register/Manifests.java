package io.optouthub.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What vendors announce of their files, compared with what came. Either may come first; rows count
 * whatever the comparison says, since people asked.
 */
public interface Manifests {

  /**
   * Keeps what a manifest announces; the same manifest again says nothing new.
   *
   * @param digest of the manifest itself: SHA-256 in hex
   * @param reference of the arrival that brought it
   */
  void announced(
      String channel, String digest, String reference, List<Announced> files, Instant at);

  /**
   * Keeps that a file came, once all its rows are in the log.
   *
   * @param sha256 of the file, in hex
   */
  void came(String channel, String name, String sha256, String reference, Instant at);

  /** What the manifests say about a file, or about the files a manifest announced. */
  List<String> findings(String reference);

  /** What differed, is missing or has not come within an hour, of the last 30 days, by channel. */
  Map<String, List<String>> problems(Instant now);

  /**
   * @param file its name; without an extension when the vendor named none
   * @param rows how many it holds, the header not counted
   * @param sha256 in hex, lower case
   * @param sequence counted by the vendor, one more from file to file
   */
  record Announced(
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
}
