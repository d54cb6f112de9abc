package io.optouthub.scrub;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.WorkFolder;
import io.optouthub.intake.table.Kind;
import io.optouthub.intake.table.Unreadable;
import io.optouthub.register.Checks;
import io.optouthub.register.Register;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.springframework.stereotype.Component;

/** Scrubs lists. */
@Component
public class Scrubs implements AutoCloseable {

  private static final int SAMPLE = 64 * 1024;

  private final PhoneNumbers numbers;
  private final Checks checks;
  private final Register register;
  private final WorkFolder work;
  private final Attestations attestations;
  private final ScrubSettings settings;
  private final Semaphore room;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          task -> {
            Thread thread = new Thread(task, "scrub");
            thread.setDaemon(true);
            return thread;
          });

  Scrubs(
      PhoneNumbers numbers,
      Checks checks,
      Register register,
      WorkFolder work,
      Attestations attestations,
      ScrubSettings settings) {
    this.numbers = numbers;
    this.checks = checks;
    this.register = register;
    this.work = work;
    this.attestations = attestations;
    this.settings = settings;
    this.room = new Semaphore(settings.atOnce());
  }

  /** A list to be scrubbed now; empty while too many are. To be closed. */
  public Optional<Turn> turn() {
    return room.tryAcquire() ? Optional.of(room::release) : Optional.empty();
  }

  /** The right to scrub a list. */
  @FunctionalInterface
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Scrubs one list to its end.
   *
   * @param id of the attestation, given by the caller, who may have told it already
   * @return the attestation, which is stored
   * @throws Refused when it cannot be scrubbed by its own fault, and nothing is attested
   * @throws IOException when it cannot be read or the answer not be written
   */
  public Attestation scrub(String id, Question question, InputStream list, Answer answer)
      throws IOException {
    ListBytes bytes = new ListBytes(list, settings.limit().toBytes());
    try {
      long head = register.head();
      PushbackInputStream in = new PushbackInputStream(bytes, SAMPLE);
      byte[] sample = in.readNBytes(SAMPLE);
      in.unread(sample);
      Kind kind = Kind.of(sample);
      Answer.Format format =
          switch (kind) {
            case TEXT -> Answer.Format.CSV;
            case GZIP -> Answer.Format.GZIP;
            case ZIP -> Answer.Format.XLSX;
            default -> throw refused(kind);
          };
      Done done =
          switch (format) {
            case CSV -> csv(question).run(in, sample, () -> answer.clean(format), answer);
            case GZIP -> packed(question, bytes, in, answer);
            case XLSX ->
                new WorkbookScrub(question, numbers, checks, workers, work).run(in, answer);
          };
      String sha256 = bytes.sha256();
      long asOf = done.asOf() == Long.MAX_VALUE ? head : done.asOf();
      var facts = new Facts("scrub", format.ending, sha256, bytes.count(), asOf);
      return attestations.make(id, question, facts, done.counts());
    } catch (Unreadable e) {
      throw new Refused(String.valueOf(e.getMessage()));
    } catch (EOFException e) {
      throw new Refused("it is cut off");
    } catch (ZipException e) {
      throw new Refused("the archive is damaged or encrypted");
    }
  }

  ExecutorService workers() {
    return workers;
  }

  private CsvScrub csv(Question question) {
    return new CsvScrub(question, numbers, checks, workers);
  }

  private Done packed(Question question, ListBytes bytes, InputStream in, Answer answer)
      throws IOException {
    Inflating inflating = new Inflating(bytes, in, settings.limit().toBytes());
    PushbackInputStream text = new PushbackInputStream(inflating, SAMPLE);
    byte[] sample = text.readNBytes(SAMPLE);
    text.unread(sample);
    Kind kind = Kind.of(sample);
    if (kind != Kind.TEXT) {
      throw refused(kind);
    }
    GZIPOutputStream[] packing = new GZIPOutputStream[1];
    Clean clean = () -> packing[0] = new GZIPOutputStream(answer.clean(Answer.Format.GZIP), SAMPLE);
    Done done = csv(question).run(text, sample, clean, answer);
    packing[0].finish();
    return done;
  }

  private static Refused refused(Kind kind) {
    return new Refused(
        switch (kind) {
          case HTML, JSON -> "a list is CSV or XLSX, plain or in gzip";
          case GZIP, ZIP, SEVEN_ZIP, RAR, PGP ->
              "an archive; send the list itself (CSV or XLSX), or a CSV in gzip";
          default -> "the file is " + kind.refusal;
        });
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
