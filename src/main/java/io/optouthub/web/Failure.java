package io.optouthub.web;

/** An exception for the log: its kind and place, without its message, which may quote anybody. */
record Failure(String error, String at) {

  static Failure of(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String at = trace.length == 0 ? "unknown" : trace[0].toString();
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().startsWith("io.optouthub.")) {
        at = frame.toString();
        break;
      }
    }
    return new Failure(thrown.getClass().getName(), at);
  }

  @Override
  public String toString() {
    return "error=" + error + " at=" + at;
  }
}
