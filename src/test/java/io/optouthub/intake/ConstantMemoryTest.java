package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.Register;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of a file does not grow with it. */
class ConstantMemoryTest {

  private static final int ROWS = 400_000;
  private static final long NOISE = 4 * 1024 * 1024;

  @Test
  void afterTheLastRowNoMoreIsKeptThanAfterTheFirstOnes() throws IOException {
    Register register = TestIntake.register(submission -> {});
    RowReader reader = TestIntake.context(register, Clock.systemUTC()).getBean(RowReader.class);
    Channel channel = new Channel("drop", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());
    try (RowReader.Rows all = reader.open(channel, new Raw.File("f", Generated::new))) {
      skip(all, ROWS / 10);
      long first = kept();
      skip(all, ROWS - ROWS / 10);
      assertThat(kept() - first).isLessThan(NOISE);
      assertThat(all.hasNext()).isFalse();
    }
  }

  private static void skip(RowReader.Rows all, int rows) {
    for (int i = 0; i < rows; i++) {
      assertThat(all.next().requests()).hasSize(1);
    }
  }

  private static long kept() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** A list whose rows are made as they are read. */
  private static final class Generated extends InputStream {

    private byte[] line = bytes("phone;name;remark\n");
    private int at;
    private int row;

    @Override
    public int read() {
      if (at == line.length) {
        if (row == ROWS) {
          return -1;
        }
        line = bytes("019900%04d;Anne %d;%s\n".formatted(row % 10_000, row, "x".repeat(90)));
        at = 0;
        row++;
      }
      return line[at++];
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
