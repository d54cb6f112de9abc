package io.optouthub.camel;

import java.util.Map;

/** The route's own {@code optout:} endpoint as written, placeholders and all. */
record Join(String name, String uri, Map<String, String> parameters, int line) {}
