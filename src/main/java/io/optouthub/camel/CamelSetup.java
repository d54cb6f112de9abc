package io.optouthub.camel;

import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.spi.ComponentCustomizer;
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
}
