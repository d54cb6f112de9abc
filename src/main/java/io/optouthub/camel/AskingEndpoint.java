package io.optouthub.camel;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultEndpoint;

/** Asks the register whether people must not be solicited, by which media and for which brand. */
public abstract class AskingEndpoint extends DefaultEndpoint {

  private String country = "FR";
  private String media;
  private String brand = "";

  /**
   * @param media those that are meant when the route names none, by comma; empty: any
   */
  AskingEndpoint(String uri, Component component, String media) {
    super(uri, component);
    this.media = media;
  }

  /** ISO 3166 code that numbers without a country belong to. */
  public void setCountry(String country) {
    this.country = country;
  }

  /** By which people would be solicited, by comma; empty: by any. */
  public void setMedia(String media) {
    this.media = media;
  }

  /** For which brand; empty: for any. */
  public void setBrand(String brand) {
    this.brand = brand;
  }

  final String country() {
    return country;
  }

  final Set<Medium> media() {
    return media.isBlank()
        ? Medium.ALL
        : Arrays.stream(media.split(",")).map(Medium::of).collect(Collectors.toUnmodifiableSet());
  }

  final Scope scope() {
    return new Scope(brand);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException(getEndpointUri() + " cannot be a route's 'from'");
  }
}
