package io.optouthub.camel;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code optout:check/<name>}: tells a route whether somebody must not be solicited. */
public class CheckEndpoint extends DefaultEndpoint {

  static final String OPERATION = "check/";

  private final OptOutComponent component;
  private String value = "${body}";
  private String country = "FR";
  private String media = "";
  private String brand = "";

  CheckEndpoint(String uri, OptOutComponent component) {
    super(uri, component);
    this.component = component;
  }

  /** Where the number or address stands, in Camel's Simple language. */
  public void setValue(String value) {
    this.value = value;
  }

  /** ISO 3166 code that numbers without a country belong to. */
  public void setCountry(String country) {
    this.country = country;
  }

  /** By which the person would be solicited, by comma; empty: by any. */
  public void setMedia(String media) {
    this.media = media;
  }

  /** For which brand; empty: for any. */
  public void setBrand(String brand) {
    this.brand = brand;
  }

  @Override
  public Producer createProducer() {
    Set<Medium> by =
        media.isBlank()
            ? Medium.ALL
            : Arrays.stream(media.split(",")).map(Medium::of).collect(Collectors.toSet());
    CheckQuestion question = new CheckQuestion(value, country, by, brand());
    return new CheckProducer(this, question, component.checks(), component.numbers());
  }

  private Scope brand() {
    return brand.isBlank() ? Scope.ALL : new Scope(brand);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException("optout:check cannot be a route's 'from'");
  }
}
