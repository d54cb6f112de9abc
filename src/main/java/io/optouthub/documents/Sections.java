package io.optouthub.documents;

import io.optouthub.documents.Document.Block;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sections of a document as they are written, one block after the other. */
final class Sections {

  private final Speech in;
  private final String document;
  private final List<Section> sections = new ArrayList<>();

  /**
   * @param document whose keys the titles and texts have
   */
  Sections(Speech in, String document) {
    this.in = in;
    this.document = document;
  }

  Sections begin(String key) {
    sections.add(new Section(in.say(document + "." + key), new ArrayList<>()));
    return this;
  }

  Sections text(String key, Object... values) {
    return text(in.cell(in.say(document + "." + key, values)));
  }

  Sections text(Cell cell) {
    return add(Block.of(cell));
  }

  /** What each of these is: names, and by turns what stands beside them. */
  Sections facts(Cell... cells) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < cells.length; i += 2) {
      rows.add(List.of(cells[i], cells[i + 1]));
    }
    return add(Block.of(List.of(), rows));
  }

  /**
   * A table; where it would be empty, that there is nothing.
   *
   * @param heads keys of the words above the columns
   */
  Sections table(List<String> heads, Stream<List<Cell>> rows) {
    List<List<Cell>> all = rows.toList();
    List<String> head = heads.stream().map(key -> in.say("head." + key)).toList();
    return add(all.isEmpty() ? Block.of(in.cell(in.say("nothing"))) : Block.of(head, all));
  }

  private Sections add(Block block) {
    sections.get(sections.size() - 1).blocks().add(block);
    return this;
  }

  List<Section> all() {
    return List.copyOf(sections);
  }
}
