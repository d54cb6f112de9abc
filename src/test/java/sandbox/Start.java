package sandbox;

import io.optouthub.sandbox.Sandbox;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What {@code mvn spring-boot:test-run} starts: of several programs it takes the one that is
 * annotated. Outside of {@code io.optouthub}, where no hub finds it.
 */
@SpringBootApplication
public class Start {

  public static void main(String[] args) throws Exception {
    Sandbox.main(args);
  }
}
