package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.optout.Medium;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a row's columns about opposition and consent say.
 *
 * @param any whether there are such columns
 * @param opposed whether one says yes
 * @param media the media that a yes is about, where its column's name says so; empty when a column
 *     that names none says yes
 */
record Flags(boolean any, boolean opposed, boolean consent, boolean unknown, Set<Medium> media) {

  static Flags of(Columns columns, List<String> row, Channel channel) {
    boolean opposed = false;
    boolean general = false;
    boolean unknown = false;
    boolean consent = false;
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (int column : columns.at("opposition")) {
      String text = column < row.size() ? row.get(column) : "";
      Cell.Flag flag = Cell.flag(channel.told().meaning("opposition", text));
      unknown |= flag == Cell.Flag.UNKNOWN;
      if (flag == Cell.Flag.YES) {
        opposed = true;
        Medium medium = columns.media().get(column);
        general |= medium == null;
        media.addAll(medium == null ? Set.of() : Set.of(medium));
      }
    }
    for (int column : columns.at("consent")) {
      String text = column < row.size() ? row.get(column) : "";
      Cell.Flag flag = Cell.flag(channel.told().meaning("consent", text));
      consent |= flag == Cell.Flag.YES || flag == Cell.Flag.UNKNOWN;
      // A list of consents says who has none.
      if (flag == Cell.Flag.NO && columns.at("opposition").isEmpty()) {
        opposed = true;
        Medium medium = columns.media().get(column);
        general |= medium == null;
        media.addAll(medium == null ? Set.of() : Set.of(medium));
      }
    }
    boolean any = !columns.at("opposition").isEmpty();
    boolean wished = !columns.at("wish").isEmpty();
    return new Flags(
        any, opposed, consent && !opposed && !wished, unknown, general ? Set.of() : media);
  }
}
