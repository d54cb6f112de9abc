package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs, each a process, on one database, one folder of a vendor and the same targets. */
class TwoHubsIT {

  private static final int ROWS = 500;
  private static final int KILLS = 3;

  @Test
  void oneLooksIntoAFolderAndTheOtherTakesOverWhenItIsKilled(@TempDir Path folder)
      throws Exception {
    try (Servers servers = Servers.start(folder);
        Dialers dialers = Dialers.start()) {
      dialers.sql("postgres").sql("create database register").update();
      Map<String, String> settings = KillIT.settings(folder, servers, dialers);
      settings.put("spring.datasource.url", dialers.url("register"));
      settings.put("spring.datasource.username", "postgres");
      settings.put("spring.datasource.password", "postgres");
      keys(settings);
      try (HubProcess one = hub(folder, "one", settings);
          HubProcess other = hub(folder, "other", settings)) {
        one.awaitLog("event=ready");
        other.awaitLog("event=ready");
        await(20, () -> last(one) + last(other) == 1);
        drop(servers, 0);
        await(60, () -> KillIT.count(dialers) == ROWS);
        for (int kill = 1; kill <= KILLS; kill++) {
          String holder = holder(dialers);
          HubProcess leader = leads(one, other);
          leader.kill();
          drop(servers, kill);
          await(15, () -> !holder(dialers).equals(holder));
          int wanted = (kill + 1) * ROWS;
          await(60, () -> KillIT.count(dialers) == wanted && KillIT.lyon(dialers) == wanted);
          leader.startAgain();
          leader.awaitLog("channel-elsewhere channel=phoneo-drop");
        }
        int all = (KILLS + 1) * ROWS;
        await(60, () -> KillIT.listed(servers).size() >= all);
        List<String> listed = KillIT.listed(servers);
        assertThat(new HashSet<>(listed)).hasSize(all);
        assertThat(listed).as("each once").hasSize(all);
        assertThat(entries(dialers)).as("each registered once").isEqualTo(all);
      }
    }
  }

  /** Who was told that another looks does not. */
  private static HubProcess leads(HubProcess one, HubProcess other) throws Exception {
    return last(one) > last(other) ? other : one;
  }

  /** 1 when the last that it said of the folder is that another looks into it. */
  private static int last(HubProcess hub) throws Exception {
    String log = Files.readString(hub.log());
    return log.lastIndexOf("channel-elsewhere channel=phoneo-drop")
            > log.lastIndexOf("channel-taken-over channel=phoneo-drop")
        ? 1
        : 0;
  }

  private static HubProcess hub(Path folder, String name, Map<String, String> settings)
      throws Exception {
    Map<String, String> own = new HashMap<>(settings);
    own.put("optout.register.data-folder", folder.resolve("data-" + name).toString());
    return new HubProcess(folder.resolve("hub-" + name), own);
  }

  private static String holder(Dialers dialers) {
    return dialers
        .sql("register")
        .sql("select holder::text from lease where name = 'phoneo-drop'")
        .query(String.class)
        .optional()
        .orElse("");
  }

  private static int entries(Dialers dialers) {
    return dialers
        .sql("register")
        .sql("select count(*) from entry where fingerprint is not null")
        .query(Integer.class)
        .single();
  }

  private static void drop(Servers servers, int file) throws Exception {
    StringBuilder rows = new StringBuilder("phone;date\n");
    for (int i = file * ROWS; i < (file + 1) * ROWS; i++) {
      rows.append("019900").append("%04d".formatted(i)).append(";2026-11-20T10:00:00Z\n");
    }
    Path written = servers.home().resolve("out/.drop-" + file);
    Files.writeString(written, rows);
    Files.move(written, servers.home().resolve("out/drop-" + file + ".csv"));
  }

  private static void keys(Map<String, String> settings) throws Exception {
    AeadConfig.register();
    PrfConfig.register();
    MacConfig.register();
    settings.put("optout.register.keys.identity", key(PredefinedAeadParameters.AES256_GCM));
    settings.put("optout.register.keys.fingerprint", key(PredefinedPrfParameters.HMAC_SHA256_PRF));
    settings.put("optout.register.keys.chain", key(PredefinedMacParameters.HMAC_SHA256_256BITTAG));
  }

  private static String key(Parameters parameters) throws Exception {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
  }

  private static void await(int seconds, Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(seconds)).until(condition);
  }
}
