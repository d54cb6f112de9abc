package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.Register;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A file many times larger than the heap is read in a process of its own. */
class ConstantMemoryIT {

  private static final int ROWS = 1_500_000;
  private static final String HEAP = "-Xmx64m";

  @Test
  void aFileLargerThanTheHeapIsReadToItsEnd() throws Exception {
    Process reading =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ConstantMemoryIT.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reading.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(said).contains("rows " + ROWS);
  }

  /** Reads the rows and says how many there were. */
  public static void main(String[] none) throws IOException {
    Register register =
        (Register)
            Proxy.newProxyInstance(
                Register.class.getClassLoader(),
                new Class<?>[] {Register.class},
                (p, m, a) -> null);
    RowReader reader = TestIntake.context(register, Clock.systemUTC()).getBean(RowReader.class);
    Channel channel = new Channel("drop", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());
    int rows = 0;
    try (RowReader.Rows all = reader.open(channel, new Raw.File("f", Generated::new))) {
      while (all.hasNext()) {
        all.next();
        rows++;
      }
    }
    System.out.println("rows " + rows);
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
        line = bytes("01990%05d;Anne %d;%s\n".formatted(row % 100_000, row, "x".repeat(90)));
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
