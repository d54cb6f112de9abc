package io.optouthub.camel;

import io.optouthub.scrub.Question;
import java.util.List;
import org.apache.camel.Component;
import org.apache.camel.Producer;

/** {@code optout:scrub/<name>}: makes of a list one without those who must not be called. */
public class ScrubEndpoint extends AskingEndpoint {

  static final String OPERATION = "scrub/";

  private final String name;
  private String unreadable = "remove";
  private String columns = "";

  ScrubEndpoint(String uri, Component component, String name) {
    super(uri, component, "voice");
    this.name = name;
  }

  /** {@code remove} or {@code keep}: rows with a number that cannot be read. */
  public void setUnreadable(String unreadable) {
    if (!unreadable.matches("remove|keep")) {
      throw new IllegalArgumentException("unreadable may be remove or keep");
    }
    this.unreadable = unreadable;
  }

  /** The columns asked about, by name or number, by comma; empty: found. */
  public void setColumns(String columns) {
    this.columns = columns;
  }

  /** What each list is scrubbed for. */
  Question question() {
    List<String> named = columns.isBlank() ? List.of() : List.of(columns.split("\\s*,\\s*"));
    return new Question(media(), scope(), country(), unreadable.equals("keep"), named, name);
  }

  @Override
  public Producer createProducer() {
    return new ScrubProducer(this, question());
  }
}
