package io.optouthub.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
}
