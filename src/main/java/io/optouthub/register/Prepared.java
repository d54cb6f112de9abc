package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission with its fingerprints and seals, computed on the caller's thread, before the one
 * writer's turn.
 *
 * @param key of the arrival, as stored
 * @param requests for each item, in order
 * @param decision set when it is one about an item in review, and nothing that arrived
 */
record Prepared(
    Submission submission, UUID key, List<List<Sealed>> requests, @Nullable Decision decision) {

  /** A request and what stands for its identity in the log. */
  @SuppressWarnings("ArrayRecordComponent")
  record Sealed(OptOut request, UUID fingerprint, byte[] sealed) {}

  static Prepared of(Submission submission, Seals seals) {
    List<List<Sealed>> requests =
        submission.items().stream()
            .map(item -> item.requests().stream().map(request -> seal(request, seals)).toList())
            .toList();
    return new Prepared(submission, key(submission.arrival()), requests, null);
  }

  /** A decision about an item of this arrival. */
  static Prepared of(Arrival arrival, Decision decision, Seals seals) {
    Item item =
        decision.requests().isEmpty()
            ? Item.setAside("decided", null)
            : Item.registered(decision.requests(), null);
    Prepared prepared = of(Submission.message(arrival, item), seals);
    return new Prepared(prepared.submission, prepared.key, prepared.requests, decision);
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
