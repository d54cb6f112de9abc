package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission with its fingerprints and seals, computed on the caller's thread, before the one
 * writer's turn.
 *
 * @param key of the arrival, as stored
 * @param requests for each item, in order
 * @param decision set when it is one about an item in review, and nothing that arrived
 * @param reign the change of keys under which it was made
 */
record Prepared(
    Submission submission,
    UUID key,
    List<List<Sealed>> requests,
    @Nullable Decision decision,
    long reign) {

  /**
   * A request and what stands for its identity in the log.
   *
   * @param fingerprint the person in the log
   * @param fingerprints under every key that is needed, the one in use first
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Sealed(OptOut request, UUID fingerprint, List<UUID> fingerprints, byte[] sealed) {

    Sealed about(UUID person, Seals seals) {
      return person.equals(fingerprint)
          ? this
          : new Sealed(request, person, fingerprints, seals.seal(request.identity(), person));
    }
  }

  static Prepared of(Submission submission, Seals seals) {
    return of(submission, null, seals);
  }

  /** A decision about an item of this arrival. */
  static Prepared of(Arrival arrival, Decision decision, Seals seals) {
    Item item =
        decision.requests().isEmpty()
            ? Item.setAside("decided", null)
            : Item.registered(decision.requests(), null);
    return of(Submission.message(arrival, item), decision, seals);
  }

  private static Prepared of(Submission submission, @Nullable Decision decision, Seals seals) {
    Keyring ring = seals.ring();
    List<List<Sealed>> requests = new ArrayList<>(submission.items().size());
    for (Item item : submission.items()) {
      List<Sealed> all = new ArrayList<>(item.requests().size());
      item.requests().forEach(one -> all.add(seal(one, ring, seals)));
      requests.add(all);
    }
    UUID key = key(submission.arrival());
    return new Prepared(submission, key, requests, decision, ring.reign());
  }

  private static Sealed seal(OptOut request, Keyring ring, Seals seals) {
    List<UUID> mine = seals.fingerprints(ring, request.identity().canonical());
    UUID first = mine.get(0);
    return new Sealed(request, first, mine, seals.seal(request.identity(), first));
  }

  /** The same under the keys in use now. */
  Prepared again(Seals seals) {
    return of(submission, decision, seals);
  }

  /**
   * The same about these people.
   *
   * @param people by their fingerprints; who is absent is new
   */
  Prepared about(Map<List<UUID>, UUID> people, Seals seals) {
    List<List<Sealed>> settled =
        requests.stream()
            .map(
                all ->
                    all.stream()
                        .map(
                            one ->
                                one.about(
                                    people.getOrDefault(one.fingerprints(), one.fingerprint()),
                                    seals))
                        .toList())
            .toList();
    return new Prepared(submission, key, settled, decision, reign);
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
