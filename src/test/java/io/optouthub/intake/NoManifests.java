package io.optouthub.intake;

import io.optouthub.register.Announced;
import io.optouthub.register.Manifests;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Forgets what is announced. */
public final class NoManifests implements Manifests {

  @Override
  public void announced(
      String channel, String digest, String reference, List<Announced> files, Instant at) {}

  @Override
  public void came(String channel, String name, String sha256, String reference, Instant at) {}

  @Override
  public List<String> findings(String reference) {
    return List.of();
  }

  @Override
  public Map<String, List<String>> problems(Instant now) {
    return Map.of();
  }
}
