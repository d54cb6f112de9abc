package io.optouthub.camel;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Told;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Joins a route to the register: as a channel that brings opt-outs, or a target that applies them.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "optout",
    title = "Opt-out",
    syntax = "optout:operation/name",
    category = {Category.DATABASE})
public class OptOutEndpoint extends DefaultEndpoint {

  @UriPath(description = "intake (producer), changes or verify (consumers)")
  @Metadata(required = true)
  private Operation operation = Operation.INTAKE;

  @UriPath(description = "The channel or target; the name of its file")
  @Metadata(required = true)
  private String name = "";

  @UriParam(
      label = "producer",
      defaultValue = "FR",
      description = "ISO 3166 code that numbers without a country belong to")
  private String country = "FR";

  @UriParam(
      label = "producer",
      defaultValue = "voice",
      description = "Media an opt-out is about when it names none, by comma")
  private String media = "voice";

  @UriParam(
      label = "producer",
      description = "The brand an opt-out is about when it names none; empty: every brand")
  private String brand = "";

  @UriParam(
      label = "producer",
      defaultValue = "JSON",
      description = "How a body is read that no connector prepared")
  private Format format = Format.JSON;

  @UriParam(
      label = "producer",
      prefix = "field.",
      multiValue = true,
      description = "Where a field stands: a column name, or a JSONPath")
  private Map<String, String> fields = Map.of();

  @UriParam(
      label = "producer",
      prefix = "constant.",
      multiValue = true,
      description = "The value that a field has in every row of a file")
  private Map<String, String> constants = Map.of();

  @UriParam(
      label = "producer",
      prefix = "value.",
      multiValue = true,
      description =
          "What a text means in a field of a file, as value.<field>.<text>; for the field"
              + " opposition: opt-out, or none for a row that is no request")
  private Map<String, String> meanings = Map.of();

  @UriParam(label = "consumer", defaultValue = "1000", description = "Records a call, 1 to 10,000")
  private int batchSize = 1000;

  @UriParam(
      label = "consumer",
      defaultValue = "false",
      description = "Whether the target takes suppressions that are lifted")
  private boolean releases;

  @UriParam(
      label = "consumer",
      description = "changes: once a day from this time (HH:mm) on; empty: at once")
  private String at = "";

  @UriParam(
      label = "consumer",
      defaultValue = "24h",
      description = "verify: from the beginning of a round to that of the next")
  private Duration every = Duration.ofHours(24);

  @UriParam(
      label = "consumer",
      defaultValue = "0",
      description = "verify: so long after it was applied a record is asked about")
  private Duration after = Duration.ZERO;

  OptOutEndpoint(String uri, OptOutComponent component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    require(Operation.INTAKE, "to");
    return new IntakeProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    if (operation == Operation.INTAKE) {
      require(Operation.CHANGES, "from");
    }
    if (batchSize < 1 || batchSize > 10_000) {
      throw new IllegalArgumentException("batchSize must be 1 to 10000");
    }
    return operation == Operation.VERIFY
        ? new VerifyConsumer(this, processor)
        : new ChangesConsumer(this, processor);
  }

  private void require(Operation needed, String place) {
    if (operation != needed) {
      String word = operation.name().toLowerCase(java.util.Locale.ROOT);
      throw new IllegalArgumentException("optout:" + word + " cannot be a route's '" + place + "'");
    }
  }

  /** The channel as declared here. */
  Channel channel() {
    Set<Medium> words =
        Arrays.stream(media.split(",")).map(Medium::of).collect(Collectors.toUnmodifiableSet());
    return new Channel(
        name, country, words, new Scope(brand), fields, new Told(constants, meanings));
  }

  OptOutComponent optOut() {
    return (OptOutComponent) getComponent();
  }

  public void setOperation(Operation operation) {
    this.operation = operation;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public void setCountry(String country) {
    this.country = country;
  }

  public void setMedia(String media) {
    this.media = media;
  }

  public void setBrand(String brand) {
    this.brand = brand;
  }

  public Format getFormat() {
    return format;
  }

  public void setFormat(Format format) {
    this.format = format;
  }

  public Map<String, String> getFields() {
    return fields;
  }

  public void setFields(Map<String, String> fields) {
    this.fields = fields;
  }

  public Map<String, String> getConstants() {
    return constants;
  }

  public void setConstants(Map<String, String> constants) {
    this.constants = constants;
  }

  public Map<String, String> getMeanings() {
    return meanings;
  }

  public void setMeanings(Map<String, String> meanings) {
    this.meanings = meanings;
  }

  public int getBatchSize() {
    return batchSize;
  }

  public void setBatchSize(int batchSize) {
    this.batchSize = batchSize;
  }

  public boolean isReleases() {
    return releases;
  }

  public void setReleases(boolean releases) {
    this.releases = releases;
  }

  public String getAt() {
    return at;
  }

  public void setAt(String at) {
    this.at = at;
  }

  public Duration getEvery() {
    return every;
  }

  public void setEvery(Duration every) {
    this.every = every;
  }

  public Duration getAfter() {
    return after;
  }

  public void setAfter(Duration after) {
    this.after = after;
  }
}
