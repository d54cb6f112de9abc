package io.optouthub.camel;

import io.optouthub.camel.RouteFileCheck.Checked;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows {@code routes/channels} and {@code routes/targets} while the hub runs. Each file stands
 * alone: a bad one is refused with its line and reason, its last good version stays, and the others
 * are not touched.
 */
@Component
class RouteFiles implements RouteStates, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

  private final RoutesSettings settings;
  private final RouteFileCheck check;
  private final ChannelExamples examples;
  private final RouteRunner runner;
  private final DataMaps maps;
  private final Map<Path, RouteFile> files = new ConcurrentSkipListMap<>();
  private final Map<Path, String> settling = new TreeMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "route-files");
            thread.setDaemon(true);
            return thread;
          });
  private DataMap lastMap = DataMap.EMPTY;
  private boolean first = true;

  RouteFiles(
      RoutesSettings settings,
      RouteFileCheck check,
      ChannelExamples examples,
      RouteRunner runner,
      DataMaps maps) {
    this.settings = settings;
    this.check = check;
    this.examples = examples;
    this.runner = runner;
    this.maps = maps;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    look();
    long millis = settings.poll().toMillis();
    looking.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  final synchronized void look() {
    try {
      DataMap map = maps.current();
      boolean mapChanged = !map.equals(lastMap);
      lastMap = map;
      Map<Path, Boolean> found = new TreeMap<>();
      list("channels").forEach(path -> found.put(path, true));
      list("targets").forEach(path -> found.put(path, false));
      for (Path gone : files.keySet().stream().filter(path -> !found.containsKey(path)).toList()) {
        remove(gone);
      }
      for (Map.Entry<Path, Boolean> file : found.entrySet()) {
        look(file.getKey(), file.getValue(), mapChanged);
      }
      first = false;
    } catch (IOException | RuntimeException e) {
      LOG.error("route-files-unreadable folder={} cause={}", settings.folder(), e.toString());
    }
  }

  private List<Path> list(String folder) throws IOException {
    Path in = settings.folder().resolve(folder);
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(in)) {
      return paths
          .filter(path -> path.getFileName().toString().matches("[^.].*\\.ya?ml"))
          .filter(path -> !ChannelExamples.isOne(path))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private void look(Path path, boolean channel, boolean mapChanged) {
    RouteFile known = files.get(path);
    String text;
    String besides;
    try {
      text = Files.readString(path);
      besides = channel ? ChannelExamples.beside(path) : "";
    } catch (IOException e) {
      unreadable(path, channel, known);
      return;
    }
    String seen = text + besides;
    boolean same = known != null && known.seen().equals(seen);
    boolean again = known != null && known.problem() != null && mapChanged;
    if (text.isBlank() || same && !again) {
      settling.remove(path);
      return;
    }
    // A file may be read while it is written: what stands still for one look is whole.
    if (!first && !again && !seen.equals(settling.put(path, seen))) {
      return;
    }
    settling.remove(path);
    RouteFile file = known != null ? known : RouteFile.unknown(path, channel, seen);
    files.put(path, taken(file, text, besides).looked(seen));
  }

  /** Shown, and looked at again: it may be gone, locked for a moment, or not be UTF-8. */
  private void unreadable(Path path, boolean channel, @Nullable RouteFile known) {
    var why = new RouteFileRefused((Integer) null, "the file cannot be read as UTF-8 text");
    if (known == null || !why.reason().equals(known.problem())) {
      LOG.error("route-refused file={} line=null reason={}", path, why.reason());
      files.put(
          path, (known != null ? known : RouteFile.unknown(path, channel, "")).refused("", why));
    }
  }

  private RouteFile taken(RouteFile file, String text, String besides) {
    try {
      if (!file.name().matches("[a-z0-9][a-z0-9-]{0,59}")) {
        throw new RouteFileRefused((Integer) null, "a file is named in lower case, digits and '-'");
      }
      refuseDuplicate(file);
      Checked checked = check.check(file.name(), file.channel(), text);
      if (!file.channel() && !lastMap.systems().containsKey(RouteFile.target(file.name()))) {
        throw new RouteFileRefused((Integer) null, unmapped(RouteFile.target(file.name())));
      }
      examples.check(file.path(), checked, besides);
      boolean running = text.equals(file.running());
      return running
          ? file.inForce(text, checked.connector(), file.ids())
          : replaced(file, text, checked);
    } catch (RouteFileRefused e) {
      LOG.error("route-refused file={} line={} reason={}", file.path(), e.line(), e.reason());
      return file.refused(text, e);
    }
  }

  private RouteFile replaced(RouteFile file, String text, Checked checked) throws RouteFileRefused {
    String before = file.running();
    runner.unload(file.ids());
    try {
      Set<String> ids = runner.load(file.path().getFileName().toString(), text);
      LOG.info("route-loaded file={}", file.path());
      return file.inForce(text, checked.connector(), ids);
    } catch (RouteFileRefused e) {
      RouteFile back = file.stopped();
      if (before != null) {
        Set<String> ids = runner.load(file.path().getFileName().toString(), before);
        back = file.inForce(before, file.connector(), ids);
      }
      LOG.error("route-refused file={} line={} reason={}", file.path(), e.line(), e.reason());
      return back.refused(text, e);
    }
  }

  private void refuseDuplicate(RouteFile file) throws RouteFileRefused {
    for (RouteFile other : files.values()) {
      if (other.name().equals(file.name()) && !other.path().equals(file.path())) {
        throw new RouteFileRefused(1, "the name '" + file.name() + "' is taken by " + other.path());
      }
    }
  }

  private static String unmapped(String name) {
    return "nobody answers for this target yet; add to the data map: systems: { "
        + name
        + ": { owner: <service or subcontractor>, media: [voice], number-format: e164, deadline: 24h } }";
  }

  private void remove(Path path) {
    RouteFile gone = files.remove(path);
    if (gone != null) {
      runner.unload(gone.ids());
      LOG.info("route-removed file={}", path);
    }
  }

  /** The text of the channel's route that is in force. */
  Optional<String> running(String channel) {
    return files.values().stream()
        .filter(file -> file.channel() && file.name().equals(channel))
        .map(RouteFile::running)
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Override
  public List<RouteState> all() {
    List<RouteState> states = new ArrayList<>();
    for (RouteFile file : files.values()) {
      String state = file.running() == null ? "refused" : runner.state(file.name());
      states.add(file.shown(state, runner.lastError(file.ids())));
    }
    return states;
  }

  @Override
  public Optional<String> text(String kind, String name) {
    return files.values().stream()
        .filter(file -> file.kind().equals(kind) && file.name().equals(name))
        .map(RouteFile::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
