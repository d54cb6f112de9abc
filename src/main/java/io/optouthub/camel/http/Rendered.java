package io.optouthub.camel.http;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.OutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.XMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A FreeMarker template of a body or an address, whose values are escaped for the place where they
 * stand: in JSON, XML, a form or an address.
 */
final class Rendered {

  private final Template template;

  private Rendered(Template template) {
    this.template = template;
  }

  /** The template of a body. */
  static Rendered body(String text, String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    OutputFormat format = PlainTextOutputFormat.INSTANCE;
    if (type.contains("json")) {
      format = EscapedFormat.JSON;
    } else if (type.contains("html")) {
      format = HTMLOutputFormat.INSTANCE;
    } else if (type.contains("xml")) {
      format = XMLOutputFormat.INSTANCE;
    } else if (type.contains("form-urlencoded")) {
      format = EscapedFormat.URL;
    }
    return of("template", text, format);
  }

  /** The template of a path or query. */
  static Rendered address(String text) {
    return of("url", text, EscapedFormat.URL);
  }

  private static Rendered of(String name, String text, OutputFormat format) {
    Configuration settings = new Configuration(Configuration.VERSION_2_3_34);
    settings.setRegisteredCustomOutputFormats(List.of(EscapedFormat.JSON, EscapedFormat.URL));
    settings.setOutputFormat(format);
    settings.setNumberFormat("computer");
    settings.setBooleanFormat("c");
    settings.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    settings.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    settings.setLogTemplateExceptions(false);
    try {
      return new Rendered(new Template(name, text, settings));
    } catch (IOException e) {
      throw new IllegalArgumentException(reason(name, String.valueOf(e.getMessage())));
    }
  }

  /**
   * @throws IllegalArgumentException when it names what is not there
   */
  String with(Map<String, ?> values) {
    StringWriter text = new StringWriter();
    try {
      Environment run = template.createProcessingEnvironment(values, text);
      run.process();
    } catch (TemplateException e) {
      throw new IllegalArgumentException(reason(template.getName(), e.getMessageWithoutStackTop()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** FreeMarker's reason is a page; its first lines say where and what. */
  private static String reason(String name, String message) {
    String first = message.strip().split("\n\\s*(\n|----)")[0].replaceAll("\\s+", " ");
    return name + ": " + first;
  }
}
