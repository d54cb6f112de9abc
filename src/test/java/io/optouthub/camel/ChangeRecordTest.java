package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Change;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeRecordTest {

  private static final Instant AT = Instant.parse("2026-08-11T09:00:00Z");
  private static final UUID PERSON = UUID.fromString("11111111-2222-3333-4444-555555555555");

  private final Map<String, Object> record =
      new ChangeRecord(
          "dialer",
          new Change(
              7,
              "dialer-7",
              new Phone("+33199001234"),
              PERSON,
              List.of("0199001234"),
              true,
              Set.of(Medium.VOICE),
              List.of("north"),
              false,
              AT));

  @Test
  void oneValueIsThereAtOnce() {
    assertThat(record.get("number")).isEqualTo("0199001234");
    assertThat(record.get("eventTime")).isEqualTo(Timestamp.from(AT));
    assertThat(record.get("sms")).isEqualTo(false);
    assertThat(record).containsKey("fingerprint").doesNotContainKey("colour");
    assertThat(record.get("colour")).isNull();
  }

  @Test
  void allOfThemAre() {
    assertThat(new LinkedHashMap<>(record))
        .containsEntry("target", "dialer")
        .containsEntry("seq", 7L)
        .containsEntry("kind", "phone")
        .containsEntry("identity", "+33199001234")
        .containsEntry("fingerprint", PERSON.toString())
        .containsEntry("media", List.of("voice"))
        .containsEntry("voice", true)
        .containsEntry("eventAt", AT.toString())
        .hasSize(18);
  }

  @Test
  void aRouteMayChangeIt() {
    record.put("number", "199001234");
    record.put("note", "by a route");
    record.remove("brands");
    assertThat(record)
        .containsEntry("number", "199001234")
        .containsEntry("note", "by a route")
        .containsEntry("target", "dialer")
        .doesNotContainKey("brands");
  }
}
