package io.optouthub.register;

import io.optouthub.optout.Outcome;
import java.util.List;
import java.util.Map;

/** What became of a file's rows: for the receipt that its sender gets. */
public interface FileReports {

  /** Its rows by outcome; what has no row is absent. */
  Map<Outcome, Long> counts(String reference);

  /**
   * Rows that were neither registered nor known before, in order.
   *
   * @param after above this row; 0 for the first ones
   */
  List<Row> notRegistered(String reference, int after, int limit);

  /**
   * @param row from 1
   * @param reason in the hub's words; repeats nothing of the row
   */
  record Row(int row, Outcome outcome, String reason) {}
}
