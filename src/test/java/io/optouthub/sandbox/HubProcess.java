package io.optouthub.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The hub in a process of its own, so that it can be killed. */
public final class HubProcess implements AutoCloseable {

  private final Path folder;
  private final Map<String, String> settings;
  private final String main;
  private final List<String> java;
  private Process process;
  private int starts;

  /** A hub that is soon up, since it is started often: only the first compiler runs. */
  public HubProcess(Path folder, Map<String, String> settings) throws IOException {
    this(folder, settings, "io.optouthub.OptOutHub", "-Xmx512m", "-XX:TieredStopAtLevel=1");
  }

  /**
   * @param main the class that is run
   * @param java options of Java, for instance {@code -Xmx1g}
   */
  public HubProcess(Path folder, Map<String, String> settings, String main, String... java)
      throws IOException {
    this.main = main;
    this.java = List.of(java);
    this.folder = Files.createDirectories(folder);
    this.settings = settings;
    this.process = start();
  }

  public void startAgain() throws IOException {
    process = start();
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(List.of("-cp", classPath(), main, "--spring.config.location=classpath:/"));
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    if (!settings.containsKey("server.port")) {
      command.add("--server.port=0");
    }
    starts++;
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
  }

  private static String classPath() {
    String surefire = System.getProperty("surefire.test.class.path");
    return surefire == null ? System.getProperty("java.class.path") : surefire;
  }

  public Path log() {
    return folder.resolve("hub-" + starts + ".log");
  }

  public void awaitLog(String text) {
    Awaitility.await()
        // What other servers of the test do meanwhile is not the hub's.
        .dontCatchUncaughtExceptions()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.readString(log()).contains(text) || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException("The hub ended by itself, see " + log());
    }
  }

  /** As {@code kill -9}: nothing is flushed, closed or answered. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(20, TimeUnit.SECONDS);
  }

  /** Stands still as if the machine had been put to sleep, until {@link #thaw}. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
