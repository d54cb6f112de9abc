package io.optouthub.camel;

import org.apache.camel.Producer;

/** {@code optout:check/<name>}: tells a route whether somebody must not be solicited. */
public class CheckEndpoint extends AskingEndpoint {

  static final String OPERATION = "check/";

  private final OptOutComponent component;
  private String value = "${body}";

  CheckEndpoint(String uri, OptOutComponent component) {
    super(uri, component, "");
    this.component = component;
  }

  /** Where the number or address stands, in Camel's Simple language. */
  public void setValue(String value) {
    this.value = value;
  }

  @Override
  public Producer createProducer() {
    CheckQuestion question = new CheckQuestion(value, country(), media(), scope());
    return new CheckProducer(this, question, component.checks(), component.numbers());
  }
}
