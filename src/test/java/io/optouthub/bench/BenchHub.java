package io.optouthub.bench;

import io.optouthub.OptOutHub;
import io.optouthub.sandbox.HubProcess;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.FileSystemUtils;

/** The hub, with what is measured beside it in the same server. */
final class BenchHub {

  static final String KEY = "a-key-for-the-bench-of-the-hub";

  /** Ends a request for which the right to check is needed. */
  static final String AS_CHECK = as("check");

  /** The same for the right to send opt-outs in. */
  static final String AS_INTAKE = as("intake");

  private BenchHub() {}

  public static void main(String[] args) {
    new SpringApplicationBuilder(OptOutHub.class, Peers.class).run(args);
  }

  private static String as(String role) {
    return " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + KEY + "-" + role + "\r\n\r\n";
  }

  static Running start(String name, Map<String, String> register, Map<String, String> more)
      throws Exception {
    Path folder = Path.of("target/bench", name).toAbsolutePath();
    FileSystemUtils.deleteRecursively(folder);
    Map<String, String> settings = new HashMap<>(register);
    settings.put("optout.register.data-folder", folder.resolve("data").toString());
    settings.put("optout.routes.folder", folder.resolve("routes").toString());
    for (String role : List.of("check", "intake", "read")) {
      settings.put("optout.access.keys." + role, KEY + "-" + role);
    }
    settings.put("optout.limits.key", "100000000");
    settings.put("optout.limits.address", "100000000");
    // Beside it is Spring Batch, which is not the hub's.
    settings.put(
        "spring.autoconfigure.exclude",
        "org.springframework.boot.autoconfigure.batch.BatchAutoConfiguration");
    settings.putAll(more);
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    settings.put("server.port", String.valueOf(port));
    HubProcess process = new HubProcess(folder, settings, BenchHub.class.getName(), "-Xmx1g");
    try {
      process.awaitLog("event=ready");
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
    return new Running(process, port);
  }

  /** One that runs. */
  record Running(HubProcess process, int port) implements AutoCloseable {

    Clients clients(int count) {
      return new Clients(port, count);
    }

    void awaitChecksFromMemory() {
      process.awaitLog("check-index-loaded");
    }

    /** The hub's calls beside others to the same server: how many a second, and how slow. */
    void compare(
        String name,
        int clients,
        Clients.Calls mine,
        String other,
        double goal,
        double slowest,
        Clients.Calls others)
        throws Exception {
      List<Double> hub = new ArrayList<>();
      List<Double> beside = new ArrayList<>();
      Comparison.rate(name, "calls/s", () -> outcome(clients, mine, hub))
          .beside(other, goal, () -> outcome(clients, others, beside))
          .run();
      Comparison.p99(name, hub, other, beside, slowest);
    }

    /** The first time longer, until most of what is called is compiled. */
    private double outcome(int clients, Clients.Calls calls, List<Double> p99) throws Exception {
      Clients.Outcome outcome = clients(clients).run(calls, p99.isEmpty() ? 15 : 5);
      p99.add(outcome.p99());
      return outcome.rate();
    }

    @Override
    public void close() throws InterruptedException {
      process.close();
    }
  }
}
