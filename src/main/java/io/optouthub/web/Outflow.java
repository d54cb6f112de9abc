package io.optouthub.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is sent while its request is still read, whether or not the caller reads it
 * meanwhile. Its beginning is held back, so that what goes wrong early is told as what it is.
 */
final class Outflow extends OutputStream {

  private static final Executor OWN_THREAD =
      task -> {
        Thread thread = new Thread(task, "outflow");
        thread.setDaemon(true);
        thread.start();
      };

  /** Where it goes; asked for when the first byte is due, which is when headers must stand. */
  interface To {
    OutputStream open() throws IOException;
  }

  private final Spool spool;
  private final To to;
  private final long hold;
  private long count;
  private @Nullable CompletableFuture<Void> sending;

  /**
   * @param hold so many bytes are held back, or all until the end if they are fewer
   */
  Outflow(Spool spool, To to, long hold) {
    this.spool = spool;
    this.to = to;
    this.hold = hold;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    spool.add(bytes, offset, length);
    count += length;
    if (count > hold && sending == null) {
      sending = CompletableFuture.runAsync(this::send, OWN_THREAD);
    }
  }

  /** Sends the rest; returns when all is sent. */
  void finish() throws IOException {
    spool.end();
    CompletableFuture<Void> begun = sending;
    if (begun == null) {
      begun = CompletableFuture.runAsync(this::send, Runnable::run);
      sending = begun;
    }
    try {
      begun.join();
    } catch (CompletionException e) {
      throw new IOException("the answer could not be sent", e);
    }
  }

  /** Sends nothing more; returns when nothing is being sent. Says whether anything was. */
  boolean abandon() {
    CompletableFuture<Void> begun = sending;
    try {
      spool.close();
      if (begun != null) {
        begun.join();
      }
    } catch (IOException | CompletionException e) {
      // It goes nowhere any more.
      return begun != null;
    }
    return begun != null;
  }

  private void send() {
    try {
      OutputStream out = to.open();
      for (byte[] next = spool.take(); next != null; next = spool.take()) {
        out.write(next);
      }
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(new IOException(e));
    }
  }

  private UncheckedIOException failed(IOException e) {
    try {
      spool.close();
    } catch (IOException more) {
      e.addSuppressed(more);
    }
    return new UncheckedIOException(e);
  }

  /** What is left is sent by {@link #finish}. */
  @Override
  public void close() {}
}
