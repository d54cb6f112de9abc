package io.optouthub.camel.list;

import io.optouthub.camel.ChangeRecords;
import io.optouthub.camel.ListTable;
import io.optouthub.delivery.SentLists;
import io.optouthub.delivery.WholeLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes a batch, or everybody who stands on the list now, one file, numbered by its first entry: a
 * batch that is sent again after a crash starts at the same entry, though it may go further, and so
 * replaces its first try. Leaves a list of {@link Part}: the file, and its manifest if there shall
 * be one.
 */
public final class ListFile implements Processor {

  private String prefix = "opt-outs";
  private List<String> columns = List.of();
  private Identities identities = Identities.CLEAR;
  private String fingerprintKey = "";
  private String pgpKeyFile = "";
  private boolean manifest;
  private boolean full;

  /** What the file's name starts with: letters, digits, {@code . _ -}. */
  public void setPrefix(String prefix) {
    if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("filePrefix may have letters, digits and . _ -");
    }
    this.prefix = prefix;
  }

  /** The columns, with commas between. */
  public void setColumns(String columns) {
    this.columns = List.of(columns.trim().split("\\s*,\\s*", -1));
  }

  /** {@code clear}, {@code sha256} or {@code keyed}. */
  public void setIdentities(String identities) {
    this.identities = Identities.valueOf(identities.toUpperCase(Locale.ROOT));
  }

  public void setFingerprintKey(String key) {
    this.fingerprintKey = key;
  }

  /** The receiver's public key; empty: not encrypted. */
  public void setPgpKeyFile(String file) {
    this.pgpKeyFile = file;
  }

  /** {@code changes}, or {@code full} for everybody who stands on the list now. */
  public void setContent(String content) {
    if (!content.matches("changes|full")) {
      throw new IllegalArgumentException("content may be changes or full");
    }
    this.full = content.equals("full");
  }

  public void setManifest(boolean manifest) {
    this.manifest = manifest;
  }

  /**
   * @throws IllegalArgumentException when the parameters do not go together
   */
  public void check() {
    if (identities == Identities.KEYED && fingerprintKey.length() < 16) {
      throw new IllegalArgumentException(
          "identities=keyed needs a fingerprintKey of 16 characters");
    }
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    List<?> changes = exchange.getMessage().getBody(List.class);
    String target = String.valueOf(((Map<?, ?>) changes.get(0)).get("target"));
    long first = seq(changes.get(0));
    long last = changes.stream().mapToLong(ListFile::seq).max().orElse(first);
    Scratch scratch = Scratch.of(exchange);
    Path content = scratch.file();
    int rows;
    try (ListTable table = new ListTable(Files.newBufferedWriter(content), columns)) {
      if (full) {
        everybody(exchange, target, table);
      } else {
        add(table, changes);
      }
      rows = table.rows();
    }
    String name = "%s-%012d.csv".formatted(prefix, first);
    if (!pgpKeyFile.isEmpty()) {
      Path sealed = scratch.file();
      PgpSeal.seal(content, sealed, name, Path.of(pgpKeyFile));
      content = sealed;
      name = name + ".pgp";
    }
    Part list = new Part(name, content);
    long sequence = note(exchange, changes, new Noted(name, first, last, rows));
    List<Part> parts = new ArrayList<>(List.of(list));
    if (manifest) {
      parts.add(Manifest.of(list, rows, sequence, scratch.file()));
    }
    exchange.getMessage().setBody(parts);
  }

  private void add(ListTable table, List<?> changes) {
    changes.forEach(each -> table.add(identities.shown((Map<?, ?>) each, fingerprintKey)));
  }

  private void everybody(Exchange exchange, String target, ListTable table) throws IOException {
    WholeLists lists = exchange.getContext().getRegistry().findSingleByType(WholeLists.class);
    Objects.requireNonNull(lists, "a whole list needs a hub");
    try {
      lists.read(target, some -> add(table, ChangeRecords.of(target, some)));
    } catch (RuntimeException e) {
      // The hub's own trouble must not look like a refusal of the records.
      throw new IOException("the register could not be read", e);
    }
  }

  private record Noted(String name, long first, long last, int rows) {}

  /** Zero outside of a hub. */
  private static long note(Exchange exchange, List<?> changes, Noted list) throws IOException {
    SentLists sent = exchange.getContext().getRegistry().findSingleByType(SentLists.class);
    Object target = ((Map<?, ?>) changes.get(0)).get("target");
    if (sent == null || target == null) {
      return 0;
    }
    try {
      return sent.note(target.toString(), list.name(), list.first(), list.last(), list.rows());
    } catch (RuntimeException e) {
      // The hub's own trouble must not look like a refusal of the records.
      throw new IOException("the list could not be noted", e);
    }
  }

  private static long seq(Object change) {
    return Long.parseLong(String.valueOf(((Map<?, ?>) change).get("seq")));
  }
}
