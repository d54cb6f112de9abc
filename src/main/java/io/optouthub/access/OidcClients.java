package io.optouthub.access;

import org.springframework.boot.autoconfigure.security.oauth2.client.ClientsConfiguredCondition;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** Providers of {@code spring.security.oauth2.client.*}, if there are any. */
@Configuration(proxyBeanMethods = false)
@Conditional(ClientsConfiguredCondition.class)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcClients {

  /** Asked at the first login: a hub starts while its provider is away. */
  @Bean
  ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
    return new SupplierClientRegistrationRepository(
        () ->
            new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
  }

  /** Whoever comes back from a provider comes from another site, and must bring the session. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> laxSession(
      ServerProperties server) {
    return factory -> server.getServlet().getSession().getCookie().setSameSite(Cookie.SameSite.LAX);
  }
}
