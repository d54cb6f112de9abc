package io.optouthub.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that is in use or was; columns as in the table {@code register_key}. */
@SuppressWarnings("ArrayRecordComponent")
record Reign(
    long number,
    Keyset keyset,
    long id,
    byte[] mark,
    long fromSeq,
    Instant since,
    @Nullable Instant retiredAt) {}
