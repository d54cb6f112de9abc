package io.optouthub.register;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Fingerprints with what is known of each, as numbers in arrays: 12 bytes a place, four places of
 * five taken at most.
 *
 * <p>Fingerprints are spread evenly, so their first bits say where they stand: 12 choose a table,
 * the next ones a place in it. 65 bits of each are kept. Two people who share them look like one:
 * whoever is in here is found, and of those who are not, one in 10^11 or fewer is found too.
 *
 * <p>One thread writes; any number read meanwhile, without locks. Nobody is ever taken out.
 */
final class FingerprintIndex {

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle SINCE = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int TABLES = 1 << 12;
  private static final int FIRST = 16;

  @SuppressWarnings("ArrayRecordComponent")
  private record Table(long[] slots, int[] sinces) {
    Table(int places) {
      this(new long[places], new int[places]);
    }
  }

  private final AtomicReferenceArray<Table> tables = new AtomicReferenceArray<>(TABLES);
  private final int[] used = new int[TABLES];
  private final AtomicLong places = new AtomicLong();
  private final AtomicLong size = new AtomicLong();

  /**
   * What is known of this fingerprint: its {@link Marks} in the lower half, in the upper one since
   * when; 0 for nothing.
   */
  long find(long high, long low) {
    Table table = tables.get((int) (high >>> 52));
    if (table == null) {
      return 0;
    }
    long key = key(high, low);
    long[] slots = table.slots();
    for (int at = place(key, slots.length); ; at = at + 1 == slots.length ? 0 : at + 1) {
      long slot = (long) SLOT.getAcquire(slots, at);
      if (slot == 0) {
        return 0;
      }
      if ((slot & ~Marks.ALL) == key) {
        int since = (int) SINCE.getOpaque(table.sinces(), at);
        return (long) since << 32 | slot & Marks.ALL;
      }
    }
  }

  /**
   * Notes what is known now.
   *
   * @param marks not 0
   * @param since in seconds since 1970, without sign
   */
  void put(long high, long low, int marks, int since) {
    int number = (int) (high >>> 52);
    long key = key(high, low);
    Table table = roomy(number);
    long[] slots = table.slots();
    int at = place(key, slots.length);
    while (slots[at] != 0 && (slots[at] & ~Marks.ALL) != key) {
      at = at + 1 == slots.length ? 0 : at + 1;
    }
    if (slots[at] == 0) {
      used[number]++;
      size.incrementAndGet();
    }
    SINCE.setOpaque(table.sinces(), at, since);
    SLOT.setRelease(slots, at, key | marks);
  }

  /** How many fingerprints it holds. */
  long size() {
    return size.get();
  }

  /** What its arrays take, in bytes. */
  long bytes() {
    return places.get() * 12 + TABLES * 8L;
  }

  private Table roomy(int number) {
    Table table = tables.get(number);
    if (table != null && (used[number] + 1) * 5L <= table.slots().length * 4L) {
      return table;
    }
    int before = table == null ? 0 : table.slots().length;
    Table larger = new Table(Math.max(FIRST, before + before / 4));
    for (int i = 0; i < before; i++) {
      long slot = table == null ? 0 : table.slots()[i];
      if (slot != 0) {
        int at = place(slot & ~Marks.ALL, larger.slots().length);
        while (larger.slots()[at] != 0) {
          at = at + 1 == larger.slots().length ? 0 : at + 1;
        }
        larger.slots()[at] = slot;
        larger.sinces()[at] = table == null ? 0 : table.sinces()[i];
      }
    }
    places.addAndGet(larger.slots().length - before);
    tables.set(number, larger);
    return larger;
  }

  private static long key(long high, long low) {
    return (high << 12 | low >>> 52) & ~Marks.ALL;
  }

  /** The first bits of the key as a share of the table. */
  private static int place(long key, int places) {
    return (int) ((key >>> 32) * places >>> 32);
  }
}
