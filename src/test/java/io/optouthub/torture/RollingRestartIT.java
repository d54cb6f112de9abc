package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.optouthub.torture.World.Hub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two hubs, restarted one after the other with other keys, while people go on asking. */
class RollingRestartIT {

  private static final String IDENTITY = "optout.register.keys.identity";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void theIdentityKeyIsChangedAndNothingIsLostAndEverythingCanBeRead() throws Exception {
    try (World world = World.start("rolling")) {
      List<Hub> hubs = new CopyOnWriteArrayList<>();
      try {
        hubs.add(world.hub("one", Map.of()));
        hubs.add(world.hub("other", Map.of()));
        hubs.forEach(Hub::awaitReady);
        change(world, hubs);
      } finally {
        for (Hub hub : hubs) {
          hub.close();
        }
      }
    }
  }

  private static void change(World world, List<Hub> hubs) throws Exception {
    Senders senders = new Senders(world, hubs);
    AtomicInteger person = new AtomicInteger();
    ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    Future<?> asking =
        load.scheduleWithFixedDelay(
            () -> ask(senders, People.of(person.getAndIncrement())), 0, 50, TimeUnit.MILLISECONDS);
    KeysetHandle old = keyset(world.settings.get(IDENTITY));
    KeysetHandle both =
        KeysetHandle.newBuilder(old)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary())
            .build();
    long before = Integer.toUnsignedLong(old.getPrimary().getId());
    long after = Integer.toUnsignedLong(both.getPrimary().getId());
    restart(world, hubs, 0, both);
    assertThat(key(hubs.get(0), before).path("inUse").asBoolean())
        .as("while the other hub lacks the new one")
        .isTrue();
    restart(world, hubs, 1, both);
    World.await(SOON, "the new key", () -> key(hubs.get(1), after).path("inUse").asBoolean());
    World.await(SOON, "the old one", () -> key(hubs.get(0), before).path("free").asBoolean());
    assertThat(asking.isDone()).as("one could not ask").isFalse();
    load.shutdown();
    assertThat(load.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertAllIsThere(world, hubs, senders.acknowledged);
  }

  private static void assertAllIsThere(
      World world, List<Hub> hubs, Map<String, String> acknowledged) throws Exception {
    Set<String> people = new TreeSet<>(acknowledged.values());
    assertThat(people).hasSizeGreaterThan(50);
    for (String dialer : List.of("paris", "lyon")) {
      World.await(SOON, dialer, () -> world.blocked(dialer).equals(people));
      // What was sealed with the old key and again with the new one is opened once more.
      world.sql(dialer).sql("truncate dnc").update();
    }
    for (int i = 0; i < 2; i++) {
      Hub hub = hubs.get(i);
      for (Map.Entry<String, String> one : acknowledged.entrySet()) {
        assertThat(call(hub, "GET", "opt-outs/" + one.getKey())).contains(one.getValue());
      }
      call(hub, "POST", "targets/" + List.of("paris", "lyon").get(i) + "/resync");
    }
    for (String dialer : List.of("paris", "lyon")) {
      World.await(SOON, dialer + " again", () -> world.blocked(dialer).equals(people));
    }
    assertThat(call(hubs.get(0), "POST", "register/verify")).contains("\"intact\":true");
    Scale.say("rolling: 2 restarts, 1 key changed, %d people, 0 lost", people.size());
  }

  /** Stops it as an operator does, and starts it with these keys. */
  private static void restart(World world, List<Hub> hubs, int which, KeysetHandle keys)
      throws Exception {
    hubs.get(which).close();
    hubs.set(which, world.hub(which == 0 ? "one" : "other", Map.of(IDENTITY, text(keys))));
    hubs.get(which).awaitReady();
  }

  private static void ask(Senders senders, String person) {
    try {
      senders.api(person);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of the keys for identities, that of this number; nothing when the hub knows of none. */
  private static JsonNode key(Hub hub, long id) throws Exception {
    JsonNode all = new ObjectMapper().readTree(call(hub, "GET", "register/keys")).path("keys");
    for (JsonNode key : all) {
      if (key.path("keyset").asText().equals("identity") && key.path("id").asLong() == id) {
        return key;
      }
    }
    return MissingNode.getInstance();
  }

  private static String call(Hub hub, String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + "/api/v1/" + path))
            .header("Authorization", "Bearer " + World.KEY + "-operate")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private static KeysetHandle keyset(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }

  private static String text(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
  }
}
