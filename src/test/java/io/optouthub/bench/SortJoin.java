package io.optouthub.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Scrubs by the tools of every Unix; the rows come out in another order. */
record SortJoin(Path suppressed) {

  private static final String SCRUB =
      """
      set -e
      head -n 1 "$0" > "$1"
      tail -n +2 "$0" | awk -F';' -v OFS=';' '{ d = $2; gsub(/[^0-9+]/, "", d)
        sub(/^([+]33|0033|33|0)/, "+33", d); print d, $0 }' \
        | sort -t';' -k1,1 -S 400M | join -t';' -v1 - "$2" | cut -d';' -f2- >> "$1"
      """;

  void scrub(Path list, Path clean) throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder(
                "sh", "-c", SCRUB, list.toString(), clean.toString(), suppressed.toString())
            .inheritIO();
    shell.environment().put("LC_ALL", "C");
    int code = shell.start().waitFor();
    if (code != 0) {
      throw new IOException("The shell ended with " + code);
    }
  }
}
