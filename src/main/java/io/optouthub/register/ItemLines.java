package io.optouthub.register;

import io.optouthub.register.IntakeLog.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups entries into items as they are read: the consecutive ones of one arrival and row, and what
 * a decision added to them later.
 */
final class ItemLines {

  private record Place(long arrival, int row) {}

  private final Seals seals;
  private final boolean clear;
  private final boolean whole;
  private final int cutAt;
  private final Map<Place, ItemRows> items = new LinkedHashMap<>();
  private @Nullable ItemRows lastItem;
  private int read;
  private long last;

  /**
   * @param whole whether decisions join their items; else they are left out
   * @param cutAt the most entries read: an item that may go on behind them is left out
   */
  ItemLines(Seals seals, boolean clear, boolean whole, int cutAt) {
    this.seals = seals;
    this.clear = clear;
    this.whole = whole;
    this.cutAt = cutAt;
  }

  ItemLines read(ResultSet rows) throws SQLException {
    Place skipped = null;
    while (rows.next()) {
      read++;
      last = rows.getLong("seq");
      Place place = new Place(rows.getLong("arrival"), rows.getInt("row_no"));
      boolean decides = Entry.Kind.of(rows.getInt("kind")) == Entry.Kind.DECIDED;
      skipped = decides && (!whole || !items.containsKey(place)) ? place : skipped;
      if (place.equals(skipped)) {
        lastItem = null;
        continue;
      }
      skipped = null;
      ItemRows item = items.get(place);
      if (item == null) {
        item = new ItemRows(rows, seals, clear);
        items.put(place, item);
      }
      item.add(rows);
      lastItem = item;
    }
    return this;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (ItemRows item : items.values()) {
      boolean cut = full() && item == lastItem && items.size() > 1;
      if (!cut) {
        lines.add(item.line());
      }
    }
    return lines;
  }

  boolean full() {
    return read >= cutAt;
  }

  /** The last entry read; 0 when there was none. */
  long last() {
    return last;
  }
}
