package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Phone;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Read fast and read by libphonenumber, it is the same: verdict, E.164 and reason, and so it is
 * when it is written again. An IT, as the unit tests run without the compiler that makes this
 * bearable; {@code -Dplain.numbers=50} for 50 million.
 */
class PlainNumbersIT {

  private static final int MILLIONS = Integer.getInteger("plain.numbers", 5);
  private static final int BATCH = 10_000;

  private final LibPhoneNumbers library = new LibPhoneNumbers();
  private final PlainNumbers plain = new PlainNumbers();
  private final Map<String, String> differences = new ConcurrentHashMap<>();
  private final LongAdder fast = new LongAdder();
  private final LongAdder good = new LongAdder();

  @Test
  void readsAsTheLibraryDoes() {
    int batches = MILLIONS * (1_000_000 / BATCH);
    IntStream.range(0, batches).parallel().forEach(this::compare);
    long all = (long) batches * BATCH;
    System.out.printf(
        "plain-numbers compared=%d fast=%d numbers=%d differences=%d%n",
        all, fast.sum(), good.sum(), differences.size());
    assertThat(differences).isEmpty();
    assertThat(fast.sum()).as("decided without the library").isGreaterThan(all / 2);
    assertThat(good.sum()).as("numbers among them").isGreaterThan(all / 5);
    assertThat(all - good.sum()).as("and none").isGreaterThan(all / 5);
  }

  private void compare(int seed) {
    NumberWriter writer = new NumberWriter(seed);
    for (int i = 0; i < BATCH; i++) {
      String belongs = writer.country();
      String text = writer.next(belongs);
      // In most lists numbers belong to the country that is said; in some, to another.
      String country = i % 5 == 0 ? writer.country() : belongs;
      PhoneNumbers.Reading said = library.read(text, country);
      PhoneNumbers.Reading read = plain.plain(text, country);
      if (read != null) {
        fast.increment();
      }
      if (said instanceof PhoneNumbers.Reading.Number) {
        good.increment();
        compareWritten(((PhoneNumbers.Reading.Number) said).phone());
      }
      if (read != null && !read.equals(said) && differences.size() < 50) {
        differences.put(text + " in " + country, worded(read) + " not " + worded(said));
      }
    }
  }

  private void compareWritten(Phone phone) {
    for (NumberFormat format : NumberFormat.values()) {
      String said = library.write(phone, format);
      String written = plain.write(phone, format);
      if (!written.equals(said) && differences.size() < 50) {
        differences.put(phone.e164() + " as " + format.word(), written + " not " + said);
      }
    }
    if (!plain.country(phone).equals(library.country(phone)) && differences.size() < 50) {
      differences.put(phone.e164() + " rings in", plain.country(phone));
    }
  }

  private static String worded(PhoneNumbers.Reading reading) {
    return reading instanceof PhoneNumbers.Reading.Number number
        ? number.phone().e164()
        : reading.toString();
  }
}
