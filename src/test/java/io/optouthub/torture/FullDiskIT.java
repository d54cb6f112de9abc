package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optouthub.torture.World.Hub;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The hub's own database and folders on a file system that fills up. Mounts one: needs root. */
class FullDiskIT {

  private static final int MEGABYTES = 400;

  @Test
  void aFullDiskIsSaidNothingBreaksAndItGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Path.of("target/torture/small-disk").toAbsolutePath();
    Files.createDirectories(disk);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "none", disk);
    if (!mounted) {
      Scale.say("disk: LEFT OUT, a file system cannot be mounted here (needs root)");
    }
    assumeTrue(mounted, "needs to mount a small file system");
    try (World world = World.start("disk");
        Hub hub = world.hub("one", embeddedOn(world, disk))) {
      hub.awaitReady();
      Map<Integer, Integer> answers = new TreeMap<>();
      int taken = 0;
      for (int n = 0; n < 50; n++) {
        taken += count(answers, post(hub, People.of(n))) == 202 ? 1 : 0;
      }
      assertThat(answers.keySet()).containsExactly(202);
      Path ballast = fill(disk);
      int refused = 0;
      for (int n = 50; n < 20_000 && refused < 20; n++) {
        int status = count(answers, post(hub, People.of(n)));
        taken += status == 202 ? 1 : 0;
        refused += status == 202 ? 0 : 1;
        if (status == 202) {
          // The rest of the room, too: the log of the database has some of its own left.
          grow(ballast);
        }
      }
      assertThat(answers.keySet()).as("with a full disk").containsOnly(202, 503);
      assertThat(hub.process().alive()).isTrue();
      Files.delete(ballast);
      World.await(
          java.time.Duration.ofSeconds(90),
          "taken again",
          () -> post(hub, People.of(30_000)) == 202);
      assertThat(verify(hub)).contains("\"intact\":true");
      int before = taken;
      World.await(
          java.time.Duration.ofSeconds(60),
          "everything that was taken is at the targets",
          () -> world.count("paris") >= before + 1);
      Scale.say("disk: answers %s, %d taken, all at the targets, chain intact", answers, taken);
    } finally {
      run("umount", "-l", disk);
    }
  }

  private static Map<String, String> embeddedOn(World world, Path disk) {
    for (String own : world.settings.keySet().toArray(String[]::new)) {
      if (own.startsWith("spring.datasource.") || own.startsWith("optout.register.keys.")) {
        world.settings.remove(own);
      }
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("optout.register.data-folder", disk.resolve("data").toString());
    return settings;
  }

  private static Path fill(Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    grow(ballast);
    return ballast;
  }

  /** Until nothing more fits. */
  private static void grow(Path ballast) throws IOException {
    byte[] piece = new byte[64 * 1024];
    try (OutputStream out =
        Files.newOutputStream(
            ballast,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      assertThat(ballast).exists();
    }
  }

  private static int count(Map<Integer, Integer> answers, int status) {
    answers.merge(status, 1, Integer::sum);
    return status;
  }

  private static int post(Hub hub, String person) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + "/api/v1/opt-outs"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + World.KEY + "-intake")
            .POST(HttpRequest.BodyPublishers.ofString("{\"phone\": \"" + person + "\"}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String verify(Hub hub) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + "/api/v1/register/verify"))
            .header("Authorization", "Bearer " + World.KEY + "-operate")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static boolean run(Object... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(java.util.Arrays.stream(command).map(String::valueOf).toList())
            .redirectErrorStream(true)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
