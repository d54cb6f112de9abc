package io.optouthub.datamap;

import org.jspecify.annotations.Nullable;

/** The data map in force, re-read while the hub runs. */
public interface DataMaps {

  /** The last good map; {@link DataMap#EMPTY} when there never was one. */
  DataMap current();

  /** Why the file on disk is not in force (file, line, reason), or null when it is. */
  @Nullable String problem();
}
