package io.optouthub.oidc;

import io.optouthub.OptOutHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A whole hub without channels and targets. */
final class Hub {

  private Hub() {}

  static ServletWebServerApplicationContext start(
      String folder, Map<String, Object> more, Clock clock) throws IOException {
    FileSystemUtils.deleteRecursively(Path.of(folder));
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", 0);
    settings.put("optout.register.data-folder", folder + "/data");
    settings.put("optout.routes.folder", folder + "/routes");
    settings.put("optout.work-directory", folder + "/work");
    settings.putAll(more);
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(OptOutHub.class)
            .properties(settings)
            .initializers(
                context ->
                    ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
            .run();
  }
}
