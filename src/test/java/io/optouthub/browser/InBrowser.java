package io.optouthub.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that need a browser: where none is installed they are left out, and say so; with {@code
 * -Dbrowser=required} they run all the same, and fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.Installed.class)
public @interface InBrowser {

  /** Looks for it, before anything of the class starts. */
  final class Installed implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      boolean required = "required".equals(System.getProperty("browser"));
      if (required || Browser.installed()) {
        return ConditionEvaluationResult.enabled("in " + (required ? "the one required" : "it"));
      }
      String why =
          "no chromium and chromedriver on this machine (apt-get install chromium chromium-driver)";
      if (context.getTestMethod().isEmpty()) {
        System.out.println("LEFT OUT: " + context.getDisplayName() + ": " + why);
      }
      return ConditionEvaluationResult.disabled(why);
    }
  }
}
