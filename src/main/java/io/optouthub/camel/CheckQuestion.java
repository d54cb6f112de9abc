package io.optouthub.camel;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.Set;

/**
 * What is asked about each.
 *
 * @param value where the number or address stands, in Camel's Simple language
 * @param country ISO 3166 code that numbers without a country belong to
 */
record CheckQuestion(String value, String country, Set<Medium> media, Scope scope) {}
