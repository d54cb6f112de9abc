package io.optouthub.optout;

/** What the person wants: to be left alone, or (newer, and proven) to be solicited again. */
public enum Wish {
  OPT_OUT,
  OPT_IN
}
