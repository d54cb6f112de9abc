package io.optouthub.register;

import static java.util.Locale.ROOT;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Intake;
import io.optouthub.intake.Raw;
import io.optouthub.intake.TestIntake;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast a vendor's file goes in: read, normalised, sealed, logged, its state written, durable.
 *
 * <p>By hand: {@code java -cp ... io.optouthub.register.IntakeBench <rows> <files> <register>}:
 * rows a file, files one after the other, each of other people, and people who are there before.
 * Prints a line a file, with the processor time a row, since the machine's load moves rates but
 * hardly that. The embedded PostgreSQL as the hub starts it, on the disk of the folder {@code
 * -Dbench.folder}.
 */
final class IntakeBench {

  private static final Channel CHANNEL =
      new Channel("drop", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());

  private IntakeBench() {}

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int files = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    int register = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    boolean dates = Boolean.getBoolean("bench.dates");
    Path folder = Path.of(System.getProperty("bench.folder", System.getProperty("java.io.tmpdir")));
    Path work = Files.createTempDirectory(folder, "intake-bench");
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(work);
        TestRegister hub = hub(postgres)) {
      Intake intake = TestIntake.over(hub.register);
      Path list = work.resolve("list.csv");
      for (int done = 0; done < register; done += Math.min(rows, register - done)) {
        write(list, done, Math.min(rows, register - done), dates);
        take(intake, list, "before-" + done);
      }
      hub.sql.sql("vacuum analyze").update();
      hub.sql.sql("checkpoint").update();
      for (int file = 0; file < files; file++) {
        write(list, register + file * rows, rows, dates);
        double[] cpu = cpu(hub.sql);
        long begun = System.nanoTime();
        take(intake, list, "list-" + file);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double[] used = cpu(hub.sql);
        System.out.printf(
            ROOT,
            "rows=%d before=%d seconds=%.1f rows-a-second=%.0f hub-us=%.1f database-us=%.1f heap-kept-mb=%d entries=%d%n",
            rows,
            register + file * rows,
            seconds,
            rows / seconds,
            (used[0] - cpu[0]) * 1e6 / rows,
            (used[1] - cpu[1]) * 1e6 / rows,
            kept(),
            hub.register.head());
      }
    } finally {
      org.springframework.util.FileSystemUtils.deleteRecursively(work);
    }
  }

  private static TestRegister hub(EmbeddedDatabase postgres) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(postgres.url());
    database.setUser("postgres");
    database.setPassword("postgres");
    Flyway.configure().dataSource(database).load().migrate();
    JdbcClient.create(database).sql("select 1").query(Integer.class).single();
    return TestRegister.on(database, TestKeys.fresh(), Clock.systemUTC());
  }

  private static void take(Intake intake, Path list, String name) {
    Intake.Receipt receipt =
        intake.take(CHANNEL, new Raw.File(name, () -> Files.newInputStream(list)));
    if (receipt.counts().size() != 1) {
      throw new IllegalStateException("Not all of one kind: " + receipt.counts());
    }
  }

  /** Seconds of processor time: of this program, and of the database's processes. */
  private static double[] cpu(JdbcClient sql) {
    List<Long> database = sql.sql("select pid from pg_stat_activity").query(Long.class).list();
    return new double[] {
      seconds(List.of(ProcessHandle.current().pid())), seconds(database),
    };
  }

  private static double seconds(List<Long> processes) {
    return processes.stream()
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .flatMap(one -> one.info().totalCpuDuration().stream())
        .mapToDouble(time -> time.toMillis() / 1e3)
        .sum();
  }

  private static long kept() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  /** French mobile numbers in the ways that lists have them, in no order, each person once. */
  private static void write(Path list, int from, int rows, boolean dates) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(list), 1 << 16)) {
      out.write(ascii(dates ? "phone;name;agent;date\n" : "phone;name;agent\n"));
      for (int i = from; i < from + rows; i++) {
        // By primes, so each once.
        String digits = "6" + (40_000_000L + i * 7_368_787L % 39_999_983L);
        String name = "Person " + i;
        String date = dates ? ";20/11/2026 14:" + (10 + i % 50) : "";
        out.write(ascii(number(digits, i) + ";" + name + ";call centre " + i % 9 + date + "\n"));
      }
    }
  }

  private static String number(String digits, int way) {
    String pairs = digits.charAt(0) + " " + digits.substring(1).replaceAll("(..)(?!$)", "$1 ");
    return switch (way % 8) {
      case 0 -> "0" + digits;
      case 1 -> "0" + pairs;
      case 2 -> "+33" + digits;
      case 3 -> "+33 " + pairs;
      case 4 -> "0033" + digits;
      case 5 -> "0" + pairs.replace(' ', '.');
      case 6 -> "+33 (0)" + pairs;
      default -> "33" + digits;
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
