package io.optouthub.scrub;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;

/** Where what comes of a list goes, in the order of its rows. */
public interface Answer {

  /** Once it is known that the list can be read: where the clean one goes. */
  OutputStream clean(Format format) throws IOException;

  /** The names of the columns, before the first row; empty when there are none. */
  default void header(List<String> names) throws IOException {}

  /**
   * A row that is removed, or stays although it could not be read.
   *
   * @param number from 1 below the header, blank rows not counted
   * @param cells read when they are asked for, and only until this returns
   */
  default void noted(long number, Verdict verdict, Supplier<List<String>> cells)
      throws IOException {}

  /** What a list is, and so what its clean one is. */
  enum Format {
    CSV("csv"),
    GZIP("csv.gz"),
    XLSX("xlsx");

    /** How its file's name ends. */
    public final String ending;

    Format(String ending) {
      this.ending = ending;
    }
  }
}
