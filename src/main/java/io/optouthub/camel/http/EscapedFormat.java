package io.optouthub.camel.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import freemarker.core.CommonMarkupOutputFormat;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Escapes values where FreeMarker itself has no format for it: inside JSON's quotes, in a URL. */
final class EscapedFormat extends CommonMarkupOutputFormat<EscapedValue> {

  static final EscapedFormat JSON =
      new EscapedFormat(
          "JSON",
          "application/json",
          t -> new String(JsonStringEncoder.getInstance().quoteAsString(t)));

  static final EscapedFormat URL =
      new EscapedFormat(
          "URL",
          "application/x-www-form-urlencoded",
          t -> URLEncoder.encode(t, StandardCharsets.UTF_8).replace("+", "%20"));

  private final String name;
  private final String mimeType;
  private final UnaryOperator<String> escape;

  private EscapedFormat(String name, String mimeType, UnaryOperator<String> escape) {
    this.name = name;
    this.mimeType = mimeType;
    this.escape = escape;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getMimeType() {
    return mimeType;
  }

  @Override
  public void output(String text, Writer out) throws IOException {
    out.write(escape.apply(text));
  }

  @Override
  public String escapePlainText(String text) {
    return escape.apply(text);
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtIn) {
    return false;
  }

  @Override
  protected EscapedValue newTemplateMarkupOutputModel(String plain, String markup) {
    return new EscapedValue(this, plain, markup);
  }
}
