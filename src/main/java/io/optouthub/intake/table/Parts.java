package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.register.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens what a file, or an entry of an archive, holds: by its bytes, never by its name. */
record Parts(
    Channel channel, RowItems rows, PhoneNumbers numbers, Path work, @Nullable PgpFile pgp) {

  private static final int SAMPLE = 64 * 1024;
  private static final int DEEPEST = 2;

  /**
   * @param depth how many archives it lies in
   */
  Items of(InputStream content, int depth) throws IOException {
    PushbackInputStream in = new PushbackInputStream(content, SAMPLE);
    byte[] sample = in.readNBytes(SAMPLE);
    in.unread(sample);
    Kind kind = Kind.of(sample);
    boolean archive = kind == Kind.GZIP || kind == Kind.ZIP || kind == Kind.PGP;
    if (archive && depth >= DEEPEST) {
      return Items.one(Item.review("an archive within an archive within an archive", null));
    }
    return switch (kind) {
      case TEXT -> text(in);
      case HTML -> new SheetItems(channel, HtmlCells.of(in), rows, numbers);
      case JSON ->
          JsonLines.are(sample)
              ? new JsonLines(rows, channel, in)
              : new JsonItems(rows, channel, in);
      case GZIP -> {
        Inflated inflated = Inflated.gzip(in);
        yield inflated.whole(of(inflated, depth + 1));
      }
      case ZIP -> ZipFiles.open(this, in, depth);
      case PGP -> encrypted(in, sample, depth);
      default -> Items.one(Item.refused("the file is " + kind.refusal, sample));
    };
  }

  private Items encrypted(InputStream in, byte[] sample, int depth) throws IOException {
    if (pgp == null) {
      return Items.one(Item.refused("the file is " + Kind.PGP.refusal, sample));
    }
    Files.createDirectories(work);
    Path file = Files.createTempFile(work, "pgp", ".tmp");
    try {
      pgp.open(in, file);
      InputStream clear = Files.newInputStream(file);
      return new Spooled(new Closing(of(clear, depth + 1), clear), file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Items whose content is closed with them. */
  private record Closing(Items items, InputStream content) implements Items {

    @Override
    public @Nullable Item next() throws IOException {
      return items.next();
    }

    @Override
    public void close() throws IOException {
      try (content) {
        items.close();
      }
    }
  }

  private Items text(PushbackInputStream in) throws IOException {
    try {
      return new SheetItems(channel, new CsvCells(TableText.open(in)), rows, numbers);
    } catch (Unreadable e) {
      return Items.one(Item.refused("the file cannot be read: " + e.getMessage(), null));
    }
  }
}
