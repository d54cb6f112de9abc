package io.optouthub.web;

import io.optouthub.scrub.Answer;
import io.optouthub.scrub.RemovedRows;
import io.optouthub.scrub.Verdict;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What goes into an answer to a scrub, by what was asked for. */
final class ScrubAnswers implements Answer, Closeable {

  private static final int BUFFER = 64 * 1024;

  private final ScrubQuery.Answer asked;
  private final OutputStream out;
  private final Spool.Scratch scratch;
  private @Nullable Path aside;
  private @Nullable RemovedRows removed;
  private @Nullable ZipOutputStream zip;
  private String ending = Format.CSV.ending;

  ScrubAnswers(ScrubQuery.Answer asked, OutputStream out, Spool.Scratch scratch) {
    this.asked = asked;
    this.out = new BufferedOutputStream(out, BUFFER);
    this.scratch = scratch;
  }

  @Override
  public OutputStream clean(Format format) throws IOException {
    ending = format.ending;
    switch (asked) {
      case CLEAN -> {
        return out;
      }
      case ZIP -> {
        ZipOutputStream made = new ZipOutputStream(out);
        made.putNextEntry(new ZipEntry("clean." + ending));
        zip = made;
        return made;
      }
      default -> {
        return OutputStream.nullOutputStream();
      }
    }
  }

  @Override
  public void header(List<String> names) throws IOException {
    if (asked == ScrubQuery.Answer.REMOVED) {
      removed = new RemovedRows(out);
    } else if (asked == ScrubQuery.Answer.ZIP) {
      Path file = scratch.file();
      aside = file;
      removed = new RemovedRows(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }
    if (removed != null) {
      removed.header(names);
    }
  }

  @Override
  public void noted(long number, Verdict verdict, Supplier<List<String>> cells) {
    if (removed != null) {
      removed.add(number, verdict, cells.get());
    }
  }

  /** Ends it, with the attestation where it is part of it. */
  void end(byte[] attestation) throws IOException {
    if (removed != null) {
      removed.close();
    }
    if (asked == ScrubQuery.Answer.SUMMARY) {
      out.write(attestation);
    }
    if (zip != null && aside != null) {
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("removed.csv"));
      Files.copy(aside, zip);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("attestation.json"));
      zip.write(attestation);
      zip.finish();
    }
    out.flush();
  }

  /** What the answer is. */
  String type() {
    return switch (asked) {
      case CLEAN -> "application/octet-stream";
      case REMOVED -> "text/csv;charset=UTF-8";
      case SUMMARY -> "application/json";
      case ZIP -> "application/zip";
    };
  }

  /** What it is called. */
  String name() {
    return switch (asked) {
      case CLEAN -> "clean." + ending;
      case REMOVED -> "removed.csv";
      case SUMMARY -> "attestation.json";
      case ZIP -> "scrub.zip";
    };
  }

  @Override
  public void close() throws IOException {
    if (aside != null) {
      Files.deleteIfExists(aside);
    }
  }
}
