package io.optouthub.register;

import java.util.Optional;

/** How far channels that are polled have come; outlives the hub. */
public interface SourceMarks {

  /** Where the channel goes on; empty at its beginning. */
  Optional<String> of(String channel);

  /** Keeps where it goes on; call it after what came before is committed. */
  void keep(String channel, String mark);
}
