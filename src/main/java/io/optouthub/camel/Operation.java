package io.optouthub.camel;

/** What a route does with the register. */
public enum Operation {
  INTAKE,
  CHANGES,
  VERIFY;

  static Operation of(String word) {
    return switch (word) {
      case "intake" -> INTAKE;
      case "changes" -> CHANGES;
      case "verify" -> VERIFY;
      default ->
          throw new IllegalArgumentException(
              "optout:" + word + " is none of optout:intake, optout:changes, optout:verify");
    };
  }
}
