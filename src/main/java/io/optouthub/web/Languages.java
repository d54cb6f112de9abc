package io.optouthub.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * In which language a page answers: the parameter {@code lang}, else the browser's, else English.
 */
@Configuration(proxyBeanMethods = false)
class Languages {

  static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setDefaultLocale(Locale.ENGLISH);
    return messages;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new ByParameter();
  }

  private static final class ByParameter extends AcceptHeaderLocaleResolver {

    ByParameter() {
      setSupportedLocales(SPOKEN);
      setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
      String asked = request.getParameter("lang");
      return SPOKEN.stream()
          .filter(locale -> locale.getLanguage().equals(asked))
          .findFirst()
          .orElseGet(() -> super.resolveLocale(request));
    }

    @Override
    public void setLocale(
        HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale to) {
      throw new UnsupportedOperationException("Links carry the language");
    }
  }
}
