package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuppressionIndexTest {

  private static final List<String> BRANDS = List.of("", "", "", "nord", "sud");
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final UUID ANNE = UUID.fromString("0a0b0c0d-0102-0304-0506-0708090a0b0c");

  private final Random random = new Random(3);
  private final SuppressionIndex index = new SuppressionIndex();
  private final Map<UUID, Map<String, Map<Medium, LogReader.State>>> model = new HashMap<>();

  @Test
  void whatItSaysIsWhatStandsHoweverItCameToStand() {
    List<UUID> people = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      people.add(new UUID(random.nextLong(), random.nextLong()));
    }
    int told = 0;
    int unclear = 0;
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 400; i++) {
        UUID person = people.get(random.nextInt(people.size()));
        happens(person, BRANDS.get(random.nextInt(BRANDS.size())), random.nextInt(8) != 0);
      }
      for (UUID person : people) {
        for (String brand : List.of("", "nord", "sud", "est")) {
          for (int media = 1; media < 16; media++) {
            Set<Medium> asked = Medium.ofBits(media);
            Optional<Map<Medium, Instant>> said = index.since(person, asked, brand);
            said.ifPresent(since -> assertThat(since).isEqualTo(stands(person, asked, brand)));
            told += said.isPresent() ? 1 : 0;
            unclear += said.isPresent() ? 0 : 1;
          }
        }
      }
    }
    assertThat(told).isGreaterThan(unclear);
  }

  @Test
  void rowByRowItIsTheSame() {
    index.add(1L << 40, 5, 0, NOW.getEpochSecond());
    index.add(1L << 40, 5, 1, NOW.getEpochSecond());
    UUID person = new UUID(1L << 40, 5);
    assertThat(index.since(person, Medium.ALL, "nord"))
        .contains(Map.of(Medium.VOICE, NOW, Medium.SMS, NOW));
    index.add(1L << 40, 5, 2, NOW.getEpochSecond() + 1);
    assertThat(index.since(person, Medium.ALL, "nord")).isEmpty();
    assertThat(index.since(person, Set.of(Medium.POST), "")).contains(Map.of());
  }

  @Test
  void whoOptedInIsAskedAboutFromThenOn() {
    happens(ANNE, "", true);
    assertThat(index.since(ANNE, Medium.ALL, ""))
        .hasValueSatisfying(all -> assertThat(all).hasSize(1));
    Map<String, Map<Medium, LogReader.State>> states = Objects.requireNonNull(model.get(ANNE));
    Objects.requireNonNull(states.get(""))
        .replaceAll((medium, state) -> new LogReader.State(false, NOW, NOW));
    index.put(ANNE, new LogReader.States(states));
    assertThat(index.since(ANNE, Medium.ALL, "")).isEmpty();
  }

  @Test
  void anAliasSaysTheSameAndOfBrandsNothing() {
    UUID alias = new UUID(-7, 9);
    index.alias(alias, ANNE);
    assertThat(index.knows(alias)).isFalse();
    happens(ANNE, "", true);
    index.alias(alias, ANNE);
    assertThat(index.since(alias, Medium.ALL, "nord")).isEqualTo(index.since(ANNE, Medium.ALL, ""));
    happens(ANNE, "nord", true);
    index.alias(alias, ANNE);
    assertThat(index.since(alias, Medium.ALL, "nord")).isEmpty();
  }

  @Test
  void timesThatDoNotFitAreLeftToTheDatabase() {
    index.add(9, 9, 0, -1);
    index.add(10, 9, 0, 1L << 32);
    assertThat(index.since(new UUID(9, 9), Medium.ALL, "")).isEmpty();
    assertThat(index.since(new UUID(10, 9), Medium.ALL, "")).isEmpty();
    assertThat(index.since(new UUID(10, 9), Set.of(Medium.SMS), "")).contains(Map.of());
  }

  private void happens(UUID person, String brand, boolean out) {
    Instant since = NOW.plusSeconds(random.nextInt(2) * 60L);
    var states = model.computeIfAbsent(person, one -> new HashMap<>());
    states
        .computeIfAbsent(brand, one -> new EnumMap<>(Medium.class))
        .put(
            Medium.values()[random.nextInt(4)],
            new LogReader.State(out, since.plusSeconds(random.nextInt(3)), since));
    index.put(person, new LogReader.States(states));
  }

  private Map<Medium, Instant> stands(UUID person, Set<Medium> media, String brand) {
    var states = new LogReader.States(model.getOrDefault(person, Map.of()));
    return StandingStates.since(states, media, brand);
  }
}
