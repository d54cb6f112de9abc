package io.optouthub.datamap;

import java.util.Locale;

/** How a system writes phone numbers. */
public enum NumberFormat {
  /** {@code +33199001234}. */
  E164,
  /** {@code 33199001234}. */
  DIGITS,
  /** {@code 0199001234}, as dialled within the country. */
  NATIONAL,
  /** {@code 01 99 00 12 34}. */
  NATIONAL_SPACED,
  /** {@code +33 1 99 00 12 34}. */
  INTERNATIONAL;

  /** The name used in YAML. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
