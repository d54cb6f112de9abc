package io.optouthub.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderScrubIT extends ScrubContract {

  @TempDir Path folder;

  @Override
  String source() {
    return "kamelet:optout-folder-scrub-source?delay=200&directory=" + folder;
  }

  @Override
  Path folder() {
    return folder;
  }
}
