package io.optouthub.scrub;

import java.io.IOException;
import java.io.OutputStream;

/** Where a clean list goes; opened once the list is known to be one. */
interface Clean {
  OutputStream open() throws IOException;
}
