package io.optouthub.register;

import io.optouthub.optout.Identity;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import org.awaitility.Awaitility;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A register in whose standing state many people are who never asked: for the measuring of checks.
 * Its log knows nothing of them.
 */
public final class FilledRegister implements AutoCloseable {

  /** Bytes that the index may take: all that it wants. */
  static final long INDEX = 4_000_000_000L;

  private final RegisterSettings.Keys keys = TestKeys.fresh();
  public final TestRegister register = TestRegister.fresh(keys, Clock.systemUTC());

  /**
   * @param people the identity of each, from 0 on
   */
  public FilledRegister(long count, LongFunction<? extends Identity> people)
      throws SQLException, IOException {
    Seals seals = Seals.load(new Keysets(java.nio.file.Path.of("none"), false, keys));
    Filling.states(register.database, seals, count, people);
  }

  /** What a hub on the same database is started with. */
  public Map<String, String> settings() throws SQLException {
    try (Connection connection = register.database.getConnection()) {
      return Map.of(
          "spring.datasource.url", connection.getMetaData().getURL(),
          "spring.datasource.username", "postgres",
          "spring.datasource.password", "postgres",
          "optout.register.keys.identity", String.valueOf(keys.identity()),
          "optout.register.keys.fingerprint", String.valueOf(keys.fingerprint()),
          "optout.register.keys.chain", String.valueOf(keys.chain()));
    }
  }

  /** Another hub on the same database, once its checks come from memory. */
  public TestRegister loaded() {
    TestRegister hub = register.secondHub(INDEX);
    awaitIndex(hub);
    return hub;
  }

  static void awaitIndex(TestRegister hub) {
    Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(10))
        .pollInterval(java.time.Duration.ofMillis(5))
        .until(() -> hub.index.state() != CheckIndex.State.LOADING);
    if (hub.index.state() != CheckIndex.State.READY) {
      throw new IllegalStateException("The index was given up");
    }
  }

  /** Bytes that the index of this hub takes. */
  public static long bytes(TestRegister hub) {
    return java.util.Objects.requireNonNull(hub.index.view()).index().fingerprints.bytes();
  }

  /** The keys of these people as the index has them. */
  public List<UUID> fingerprints(List<? extends Identity> people) {
    Seals seals = Seals.load(new Keysets(java.nio.file.Path.of("none"), false, keys));
    return people.stream().map(one -> seals.fingerprint(one.canonical())).toList();
  }

  /** How many of these the index knows: the look-up alone. */
  public static int known(TestRegister hub, List<UUID> fingerprints) {
    SuppressionIndex index = java.util.Objects.requireNonNull(hub.index.view()).index();
    int known = 0;
    for (UUID one : fingerprints) {
      known += index.since(one, Set.of(io.optouthub.optout.Medium.VOICE), "").isEmpty() ? 0 : 1;
    }
    return known;
  }

  /** {@code COPY} of what the index loads, to nowhere: bytes. */
  public long copyToNowhere() throws SQLException, IOException {
    try (Connection connection = register.database.getConnection()) {
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      long[] bytes = {0};
      copies.copyOut(
          "copy (select fingerprint, medium, since from suppression where opted_out and brand = '')"
              + " to stdout (format binary)",
          new java.io.OutputStream() {
            @Override
            public void write(int b) {
              bytes[0]++;
            }

            @Override
            public void write(byte[] b, int from, int length) {
              bytes[0] += length;
            }
          });
      return bytes[0];
    }
  }

  @Override
  public void close() {
    register.close();
  }
}
