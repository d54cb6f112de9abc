package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The central register. */
public interface Register {

  /**
   * Appends and returns after commit.
   *
   * <p>A message whose key is known already, or a file row below the file's progress, becomes an
   * entry of kind known.
   *
   * @throws RegisterUnavailable when nothing was appended, or it is unknown whether it was; submit
   *     the same again
   */
  Filed append(Submission submission);

  /**
   * Begins to append, so that the next can be made ready meanwhile; appended in the order of these
   * calls.
   *
   * @return answers after commit, and throws as {@link #append} does
   */
  default Supplier<Filed> begin(Submission submission) {
    Filed filed = append(submission);
    return () -> filed;
  }

  /** How far an arrival of this channel and key has come; empty when it never arrived. */
  Optional<Progress> progress(Arrival arrival);

  /** Whether this identity must not be solicited, by what stands at this moment. */
  Standing check(Identity identity, Set<Medium> media, Scope scope);

  /** The number of the newest committed entry; 0 when there is none. */
  long head();

  /**
   * Runs after each commit with the newest entry's number, of this hub and (within seconds) of
   * others; returns at once.
   */
  void onAppend(java.util.function.LongConsumer listener);

  /**
   * @param rows rows already committed, counted from 1
   * @param complete whether the whole file is in
   */
  record Progress(int rows, boolean complete) {}
}
