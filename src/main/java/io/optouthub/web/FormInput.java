package io.optouthub.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public form as it was sent.
 *
 * @param website a field that people do not see: only a program fills it in
 * @param opened when the form was asked for, sealed; absent when it was not the hub's own page
 * @param stop {@code voice}, {@code sms}, {@code email} or {@code everything}
 */
record FormInput(
    @Nullable String phone,
    @Nullable String email,
    @Nullable List<String> stop,
    @Nullable String brand,
    @Nullable String words,
    @Nullable String website,
    @Nullable String opened) {

  static final FormInput EMPTY =
      new FormInput(null, null, List.of("voice"), null, null, null, null);

  public boolean stops(String what) {
    return stop != null && stop.contains(what);
  }

  @Override
  public String toString() {
    return "FormInput[sealed]";
  }
}
