package io.optouthub.intake;

import java.util.Optional;

/** Writes back to the people who asked. */
public interface Correspondence {

  /** Where nothing sends mail: the decision is kept, and somebody asks by other means. */
  Correspondence NONE =
      new Correspondence() {
        @Override
        public boolean ask(long review, String template) {
          return false;
        }

        @Override
        public boolean sends() {
          return false;
        }
      };

  /**
   * Asks the person back whose item was in review; called after the decision is committed.
   *
   * <p>May be called again for the same review (its decision was sent twice): it must ask once. If
   * the hub dies in between it is not called; {@link io.optouthub.register.Reviews#asked} then
   * still has it.
   *
   * @param review the item's number, by which its evidence is found
   * @param template the name of the question
   * @return whether the question goes out; false when nobody can be written to
   */
  boolean ask(long review, String template);

  /** Whether mails to people go out at all; only then is a receipt offered. */
  boolean sends();

  /**
   * What a person may write to another, to be read over and sent by hand.
   *
   * @param template its name, such as {@code case-mended}
   * @param language in two letters; English where there is none in it
   * @return empty when there is no such template
   */
  default Optional<String> draft(String template, String language, String reference) {
    return Optional.empty();
  }
}
