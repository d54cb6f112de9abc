package io.optouthub.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * In which language a page answers: the parameter {@code lang}, which stands for the whole of a
 * login; else the browser's, else English.
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

    private static final String CHOSEN = "lang";

    ByParameter() {
      setSupportedLocales(SPOKEN);
      setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
      HttpSession session = request.getSession(false);
      Optional<Locale> asked = spoken(request.getParameter("lang"));
      if (session == null) {
        return asked.orElseGet(() -> super.resolveLocale(request));
      }
      asked.ifPresent(locale -> session.setAttribute(CHOSEN, locale.getLanguage()));
      return spoken(session.getAttribute(CHOSEN)).orElseGet(() -> super.resolveLocale(request));
    }

    private static Optional<Locale> spoken(@Nullable Object language) {
      return SPOKEN.stream().filter(one -> one.getLanguage().equals(language)).findFirst();
    }

    @Override
    public void setLocale(
        HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale to) {
      throw new UnsupportedOperationException("Links carry the language");
    }
  }
}
