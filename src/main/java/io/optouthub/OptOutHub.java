package io.optouthub;

import io.optouthub.register.KeyTool;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.freemarker.FreeMarkerAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the hub. */
// FreeMarker writes what is sent to targets; pages are not its business.
@SpringBootApplication(exclude = FreeMarkerAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class OptOutHub {

  public static void main(String[] args) throws IOException {
    if (!KeyTool.run(args, System.in, System.out)) {
      SpringApplication.run(OptOutHub.class, args);
    }
  }

  /** The clock of every decision; tests set their own. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
