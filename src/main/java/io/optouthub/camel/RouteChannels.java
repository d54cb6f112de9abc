package io.optouthub.camel;

import io.optouthub.intake.Channels;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The channels of the route files, in force or only shown. */
@Component
class RouteChannels implements Channels {

  private final RouteFiles files;
  private final RouteFileCheck check;
  private final ChannelReader reader;

  RouteChannels(RouteFiles files, RouteFileCheck check, ChannelReader reader) {
    this.files = files;
    this.check = check;
    this.reader = reader;
  }

  @Override
  public Optional<Declared> find(String name) {
    return files.running(name).flatMap(text -> inForce(name, text));
  }

  private Optional<Declared> inForce(String name, String text) {
    try {
      return Optional.of(reader.read(check.check(name, true, text), true));
    } catch (RouteFileRefused e) {
      return Optional.empty();
    }
  }

  @Override
  public Read read(String routeFile) {
    try {
      String name = RouteYaml.id(routeFile);
      return new Read.Found(reader.read(check.check(name, true, routeFile), false));
    } catch (RouteFileRefused e) {
      return new Read.Refused(e.line(), e.reason());
    }
  }
}
