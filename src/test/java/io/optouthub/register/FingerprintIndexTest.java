package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FingerprintIndexTest {

  private final Random random = new Random(7);
  private final FingerprintIndex index = new FingerprintIndex();

  @Test
  void holdsWhatAMapHoldsAndNobodyElse() {
    Map<UUID, Long> model = new HashMap<>();
    UUID[] keys = new UUID[100_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new UUID(random.nextLong(), random.nextLong());
    }
    for (int i = 0; i < 400_000; i++) {
      // A few tables get far more than their share.
      UUID key = keys[random.nextInt(1 + i / 4)];
      int marks = 1 + random.nextInt(0x7ff);
      int since = random.nextInt();
      index.put(key.getMostSignificantBits(), key.getLeastSignificantBits(), marks, since);
      model.put(key, (long) since << 32 | marks);
    }
    assertThat(index.size()).isEqualTo(model.size());
    for (UUID key : keys) {
      assertThat(find(key)).isEqualTo(model.getOrDefault(key, 0L));
    }
    for (int i = 0; i < 100_000; i++) {
      assertThat(find(new UUID(random.nextLong(), random.nextLong()))).isZero();
    }
    assertThat(index.bytes()).isLessThan(model.size() * 21L);
  }

  @Test
  void growsWhereAllFingerprintsBeginAlike() {
    for (long i = 1; i <= 50_000; i++) {
      index.put(0xabc0_0000_0000_0000L | i, i << 48, 1, (int) i);
    }
    for (long i = 1; i <= 50_000; i++) {
      assertThat(find(new UUID(0xabc0_0000_0000_0000L | i, i << 48))).isEqualTo(i << 32 | 1);
    }
    assertThat(find(new UUID(0xabc0_0000_0000_0000L, 0))).isZero();
  }

  @Test
  void aReaderNeverMissesWhoWasThereBefore() throws InterruptedException {
    UUID[] keys = new UUID[20_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new UUID(random.nextLong(), random.nextLong());
    }
    for (int i = 0; i < 2_000; i++) {
      index.put(keys[i].getMostSignificantBits(), keys[i].getLeastSignificantBits(), 1, 1);
    }
    Thread writer =
        new Thread(
            () -> {
              for (UUID key : keys) {
                index.put(key.getMostSignificantBits(), key.getLeastSignificantBits(), 3, 1);
              }
            });
    writer.start();
    boolean missed = false;
    while (writer.isAlive()) {
      for (int i = 0; i < 2_000; i++) {
        missed |= (find(keys[i]) & 1) == 0;
      }
    }
    writer.join();
    assertThat(missed).isFalse();
  }

  private long find(UUID key) {
    return index.find(key.getMostSignificantBits(), key.getLeastSignificantBits());
  }
}
