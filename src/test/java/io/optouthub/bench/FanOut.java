package io.optouthub.bench;

import io.optouthub.register.DurableRegister;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A hub on a log that is there already, to which new targets are added round after round. */
final class FanOut implements AutoCloseable {

  /** Stands in a route for the target's name. */
  static final String TARGET = "TARGET";

  private static final int ROUNDS = 100;
  private static final int MOST = 8;

  /** The address of a database on the hub's server: the hub knows it by the name sinks. */
  final String sinks;

  private final Path folder;
  private final DurableRegister register;
  private final BenchHub.Running hub;
  private int round;

  /**
   * @param entries each about another person, from 0 on
   * @param format how the targets write numbers, as in the map
   * @param more settings of the hub
   */
  FanOut(String name, int entries, String format, Map<String, String> more) throws Exception {
    folder = Path.of("target/bench", name).toAbsolutePath();
    register = new DurableRegister(folder.resolve("server"));
    try {
      Path list = folder.resolve("list.csv");
      Lists.each(list, 0, entries);
      register.take(list);
      sinks = register.beside("sinks");
      Map<String, String> settings = settings(format);
      settings.putAll(more);
      hub = BenchHub.start(name + "-hub", register.settings(), settings);
    } catch (Exception e) {
      register.close();
      throw e;
    }
  }

  private Map<String, String> settings(String format) throws Exception {
    Path map = folder.resolve("map.yaml");
    // A run that was cut off may have left some.
    FileSystemUtils.deleteRecursively(folder.resolve("routes"));
    Files.createDirectories(folder.resolve("routes/targets"));
    String systems =
        IntStream.range(0, ROUNDS)
            .boxed()
            .flatMap(r -> IntStream.range(0, MOST).mapToObj(n -> name(r, n)))
            .map(
                name ->
                    "  %s: { owner: sales, media: [voice], number-format: %s, deadline: 24h }\n"
                        .formatted(name, format))
            .collect(Collectors.joining());
    Files.writeString(map, "services:\n  sales: { title: Sales }\nsystems:\n" + systems);
    Map<String, String> settings = new HashMap<>();
    settings.put("optout.map.file", map.toString());
    settings.put("optout.routes.folder", folder.resolve("routes").toString());
    settings.put("optout.routes.poll", "100ms");
    settings.put("optout.databases.sinks.url", sinks);
    settings.put("optout.databases.sinks.username", "postgres");
    settings.put("optout.databases.sinks.password", "postgres");
    return settings;
  }

  private static String name(int round, int n) {
    return "t" + round + "-" + n;
  }

  /**
   * Adds a target for each of these routes, and takes them away when they have everything.
   *
   * @param routes with {@link #TARGET} where the name belongs
   * @param look so often it is asked whether they have it
   */
  void run(List<String> routes, Duration look, BooleanSupplier done) throws Exception {
    List<Path> files = new ArrayList<>();
    for (String route : routes) {
      String name = name(round, files.size());
      Path file = folder.resolve("routes/targets/" + name + ".yaml");
      Files.writeString(file, route.replace(TARGET, name));
      files.add(file);
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollDelay(Duration.ZERO)
        .pollInterval(look)
        .until(done::getAsBoolean);
    for (Path file : files) {
      Files.delete(file);
    }
    round++;
  }

  @Override
  public void close() throws Exception {
    hub.close();
    register.close();
  }
}
