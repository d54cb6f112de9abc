package io.optouthub.intake;

/** The hub's own faults, as a reason for review. */
public final class Faults {

  private Faults() {}

  /** What failed and where, without the message, which may quote what was read. */
  public static String of(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String where = "an unknown place";
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith("io.optouthub.")) {
        where = frame.getFileName() + ":" + frame.getLineNumber();
        break;
      }
    }
    return "the hub failed on it: " + fault.getClass().getSimpleName() + " in " + where;
  }
}
