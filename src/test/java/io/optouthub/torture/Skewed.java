package io.optouthub.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A hub's clock that jumps by what a file says, while the hub runs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(Skewed.FILE)
class Skewed {

  static final String FILE = "world.skew-file";

  @Bean
  @Primary
  Clock skewedClock(@Value("${" + FILE + "}") Path file) {
    return new Jumping(file, Clock.systemUTC());
  }

  private static final class Jumping extends Clock {
    private final Path file;
    private final Clock real;

    Jumping(Path file, Clock real) {
      this.file = file;
      this.real = real;
    }

    @Override
    public Instant instant() {
      try {
        return real.instant().plus(Duration.parse(Files.readString(file).strip()));
      } catch (IOException e) {
        return real.instant();
      }
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Jumping(file, real.withZone(zone));
    }
  }
}
