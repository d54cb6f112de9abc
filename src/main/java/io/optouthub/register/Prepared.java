package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * A submission with its fingerprints and seals, computed on the caller's thread, before the one
 * writer's turn.
 *
 * @param key of the arrival, as stored
 * @param requests for each item, in order
 */
record Prepared(Submission submission, UUID key, List<List<Sealed>> requests) {

  /** A request and what stands for its identity in the log. */
  @SuppressWarnings("ArrayRecordComponent")
  record Sealed(OptOut request, UUID fingerprint, byte[] sealed) {}

  static Prepared of(Submission submission, Seals seals) {
    List<List<Sealed>> requests =
        submission.items().stream()
            .map(item -> item.requests().stream().map(request -> seal(request, seals)).toList())
            .toList();
    return new Prepared(submission, key(submission.arrival()), requests);
  }

  private static Sealed seal(OptOut request, Seals seals) {
    UUID fingerprint = seals.fingerprint(request.identity());
    return new Sealed(request, fingerprint, seals.seal(request.identity(), fingerprint));
  }

  static UUID key(Arrival arrival) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(arrival.key().getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
