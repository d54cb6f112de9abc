package io.optouthub.documents;

import io.optouthub.documents.Document.Section;
import java.time.YearMonth;
import java.util.List;

/** One of the documents. */
interface Writing {

  /** As in its address, and in the keys of its messages. */
  String name();

  default String title(Speech in, YearMonth month) {
    return in.say(name() + ".title");
  }

  /**
   * @param month for documents that are about one
   */
  List<Section> sections(Speech in, YearMonth month);
}
