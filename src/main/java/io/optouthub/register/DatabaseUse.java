package io.optouthub.register;

/**
 * How this hub uses its database.
 *
 * @param alone whether no other hub can be on it, since it is embedded in this one
 */
public record DatabaseUse(boolean alone) {}
