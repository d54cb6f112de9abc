package io.optouthub.access;

import org.jspecify.annotations.Nullable;

/**
 * Who changes something, for the audit.
 *
 * @param who a key's or a console user's name
 * @param why as the caller says; null when not said
 */
public record By(String who, @Nullable String why) {}
