package io.optouthub.register;

import io.optouthub.optout.Identity;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that the register knows of one person. */
public interface Histories {

  /** The people whom a reference is about; a file's reference may be about many. */
  Set<UUID> people(String reference);

  /** The person with this number or address; empty when the register never heard of it. */
  Set<UUID> people(Identity identity);

  /**
   * @param people identities of one person
   */
  History of(Set<UUID> people);

  /**
   * @param subjects one for each identity
   * @param items what arrived about them, oldest first, with their requests only
   */
  record History(List<Subject> subjects, List<IntakeLog.Line> items) {}

  /**
   * @param identity null when it was erased
   * @param states what stands now
   */
  record Subject(UUID fingerprint, @Nullable Identity identity, LogReader.States states) {}
}
