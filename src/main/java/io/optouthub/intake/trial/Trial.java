package io.optouthub.intake.trial;

import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a sample.
 *
 * @param rows the first ones
 * @param counts of all
 */
public record Trial(List<Row> rows, Map<Outcome, Integer> counts) {

  /**
   * @param row from 1, also of the messages that one call brings; 0 for one alone
   * @param requests what would be registered, also of an item for review
   */
  public record Row(int row, Outcome outcome, List<OptOut> requests, @Nullable String reason) {

    static Row of(int row, Item item) {
      return new Row(row, item.outcome(), item.requests(), item.reason());
    }
  }
}
