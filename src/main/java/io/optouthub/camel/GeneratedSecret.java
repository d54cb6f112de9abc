package io.optouthub.camel;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Gives {@code optout.generated-secret}, made when it is first asked for and kept in the data
 * folder: a webhook for which nobody has set a secret is closed to everybody but those who may read
 * that file. {@code optout.generated-secret-file} names the file once it is there.
 */
public final class GeneratedSecret implements EnvironmentPostProcessor {

  static final String NAME = "optout.generated-secret";
  static final String FILE = "optout.generated-secret-file";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
    environment
        .getPropertySources()
        .addLast(
            new Source(
                () -> Path.of(environment.getProperty("optout.register.data-folder", "data"))));
  }

  private static final class Source extends PropertySource<Supplier<Path>> {

    private @Nullable SecretFile file;

    Source(Supplier<Path> folder) {
      super(NAME, folder);
    }

    @Override
    public synchronized @Nullable Object getProperty(String name) {
      if (!name.equals(NAME) && !name.equals(FILE)) {
        return null;
      }
      if (file == null) {
        file = new SecretFile(getSource().get().resolve("keys").resolve("webhook-secret"));
      }
      return name.equals(NAME) ? file.secret() : file.path();
    }
  }
}
