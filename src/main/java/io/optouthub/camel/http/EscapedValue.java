package io.optouthub.camel.http;

import freemarker.core.CommonTemplateMarkupOutputModel;

/** A value that is, or will be, escaped in its format. */
final class EscapedValue extends CommonTemplateMarkupOutputModel<EscapedValue> {

  private final EscapedFormat format;

  EscapedValue(EscapedFormat format, String plain, String markup) {
    super(plain, markup);
    this.format = format;
  }

  @Override
  public EscapedFormat getOutputFormat() {
    return format;
  }
}
