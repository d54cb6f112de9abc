package io.optouthub.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A target as this hub holds its lease. */
record Target(
    String name,
    long position,
    int generation,
    boolean paused,
    long fence,
    int attempts,
    @Nullable Instant nextAttemptAt) {}
