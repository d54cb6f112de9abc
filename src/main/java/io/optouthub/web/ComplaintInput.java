package io.optouthub.web;

import org.jspecify.annotations.Nullable;

/**
 * A complaint as it was sent: somebody was called again.
 *
 * @param reference of the earlier request, if it is at hand
 * @param phone the number that was called; not needed beside a reference
 * @param at when, in the person's words or those of a date field
 * @param caller by which number, as it was shown
 */
record ComplaintInput(
    @Nullable String reference,
    @Nullable String phone,
    @Nullable String at,
    @Nullable String caller,
    @Nullable String words,
    @Nullable String email,
    @Nullable String website,
    @Nullable String opened) {

  static ComplaintInput about(@Nullable String reference) {
    return new ComplaintInput(reference, null, null, null, null, null, null, null);
  }

  @Override
  public String toString() {
    return "ComplaintInput[sealed]";
  }
}
