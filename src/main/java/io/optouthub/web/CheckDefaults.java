package io.optouthub.web;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.Set;

/** What a check is about, as far as its items do not say. */
record CheckDefaults(String country, Set<Medium> media, Scope scope) {}
