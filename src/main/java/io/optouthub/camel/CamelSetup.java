package io.optouthub.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.DefaultErrorHandlerBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets Camel up for the hub. */
@Configuration(proxyBeanMethods = false)
class CamelSetup {

  @Bean
  ComponentCustomizer kameletLocation(RoutesSettings settings) {
    String own = settings.folder().resolve("kamelets").toAbsolutePath().toUri().toString();
    return ComponentCustomizer.builder(KameletComponent.class)
        .build(
            component ->
                component.setLocation(own.replace("file:///", "file:/") + ",classpath:kamelets"));
  }

  /**
   * Failures are told by the hub, sorted and without identities; Camel's own log of an exhausted
   * exchange would repeat what the other system said, numbers and all.
   */
  @Bean
  CamelContextConfiguration quietErrorHandler() {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        context
            .getCamelContextExtension()
            .setErrorHandlerFactory(
                new DefaultErrorHandlerBuilder().logExhausted(false).logHandled(false));
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }
}
