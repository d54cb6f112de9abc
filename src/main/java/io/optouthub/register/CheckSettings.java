package io.optouthub.register;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code optout.check.*}.
 *
 * @param index whether checks are answered from memory; else each asks the database
 * @param memory the most that the index takes, about 17 bytes a person; half of the heap if absent.
 *     One that would be larger is given up, and the database answers
 */
@ConfigurationProperties(prefix = "optout.check", ignoreUnknownFields = false)
record CheckSettings(@DefaultValue("true") boolean index, @Nullable DataSize memory) {

  long bytes() {
    return memory == null ? Runtime.getRuntime().maxMemory() / 2 : memory.toBytes();
  }
}
