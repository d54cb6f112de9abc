package io.optouthub.camel;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.scrub.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code optout:scrub/<name>}: makes of a list one without those who must not be called. */
public class ScrubEndpoint extends DefaultEndpoint {

  static final String OPERATION = "scrub/";

  private final String name;
  private String country = "FR";
  private String media = "voice";
  private String brand = "";
  private String unreadable = "remove";
  private String columns = "";

  ScrubEndpoint(String uri, Component component, String name) {
    super(uri, component);
    this.name = name;
  }

  /** ISO 3166 code that numbers without a country belong to. */
  public void setCountry(String country) {
    this.country = country;
  }

  /** By which the people on the list are solicited, by comma. */
  public void setMedia(String media) {
    this.media = media;
  }

  /** For which brand; empty: for all of them. */
  public void setBrand(String brand) {
    this.brand = brand;
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
    Set<Medium> by =
        Arrays.stream(media.split(",")).map(Medium::of).collect(Collectors.toUnmodifiableSet());
    List<String> named = columns.isBlank() ? List.of() : List.of(columns.split("\\s*,\\s*"));
    return new Question(by, new Scope(brand), country, unreadable.equals("keep"), named, name);
  }

  @Override
  public Producer createProducer() {
    return new ScrubProducer(this, question());
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException("optout:scrub cannot be a route's 'from'");
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
