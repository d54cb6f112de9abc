package io.optouthub.register;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long what is kept, by the settings. */
@FunctionalInterface
public interface RetentionTerms {

  List<Term> all();

  /**
   * @param kind such as {@code set-aside}
   * @param setting that says so
   * @param kept null: for ever
   */
  record Term(String kind, String setting, @Nullable Duration kept) {}
}
