package io.optouthub.register;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code optout.retention.*}: how long each kind is kept; not set, for ever. Evidence has
 * its own time written beside it, see {@link RegisterSettings#evidenceKept}.
 *
 * @param audit who did what by hand
 * @param receipts what targets answered, rounds of reading back, drifts that are over: the proof
 * @param answers to whom the hub wrote
 * @param parkedAnswers a target's words about a record that is settled
 * @param setAside what arrived and was no request
 * @param reviews what arrived, was decided and led to no request; remarks on all decisions
 * @param cases closed cases
 * @param origins message ids and file names
 */
@Validated
@ConfigurationProperties(prefix = "optout.retention", ignoreUnknownFields = false)
public record RetentionSettings(
    @Nullable Duration audit,
    @Nullable Duration receipts,
    @DefaultValue("365d") Duration answers,
    @DefaultValue("365d") Duration parkedAnswers,
    @DefaultValue("365d") Duration setAside,
    @DefaultValue("1825d") Duration reviews,
    @DefaultValue("1825d") Duration cases,
    @Nullable Duration origins) {

  public RetentionSettings {
    if (answers.toDays() < 2) {
      throw new IllegalArgumentException(
          "optout.retention.answers must be 2d at least: it keeps people from being written to twice");
    }
  }
}
