package io.optouthub.web;

/** A thing to try, shown in the block that ends the log of a start; any bean of this type is. */
public interface StartHint {

  /** What it does, in a few words. */
  String title();

  /** A command to paste, or an address to open. */
  String command();
}
