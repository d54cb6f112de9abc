package io.optouthub.intake;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.Map;
import java.util.Set;

/**
 * A channel as declared: what is assumed where what arrives does not say.
 *
 * @param country the ISO 3166 code that numbers without a country belong to
 * @param media what an opt-out is about when it names no medium
 * @param scope the brand it is about when it names none
 * @param fields where to find what: {@code phone}, {@code email}, {@code media}, {@code brand},
 *     {@code at}, {@code id}, {@code wish}, {@code proof} to a column name (tables) or a JSONPath
 *     (JSON); what is absent is found by common names
 * @param told constants, and what values mean
 */
public record Channel(
    String name,
    String country,
    Set<Medium> media,
    Scope scope,
    Map<String, String> fields,
    Told told) {

  public Channel(
      String name, String country, Set<Medium> media, Scope scope, Map<String, String> fields) {
    this(name, country, media, scope, fields, Told.NOTHING);
  }
}
