package io.optouthub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OptOutHub {

  public static void main(String[] args) {
    SpringApplication.run(OptOutHub.class, args);
  }
}
