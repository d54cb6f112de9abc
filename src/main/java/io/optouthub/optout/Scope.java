package io.optouthub.optout;

/**
 * The brand a request is about; {@link #ALL} means every brand of the group.
 *
 * @param brand empty for every brand
 */
public record Scope(String brand) {

  public static final Scope ALL = new Scope("");

  public Scope {
    brand = brand.strip();
    if (brand.length() > 60) {
      throw new IllegalArgumentException("A brand has at most 60 characters");
    }
  }

  public boolean everyBrand() {
    return brand.isEmpty();
  }
}
