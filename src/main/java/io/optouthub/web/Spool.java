package io.optouthub.web;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from one thread to another. What the other does not take in time waits in
 * memory, up to some megabytes, then in a file: who writes never waits for who reads.
 */
final class Spool implements Closeable {

  private static final int IN_MEMORY = 8 * 1024 * 1024;
  private static final int CHUNK = 64 * 1024;

  /** Makes the file, if one is needed. */
  interface Scratch {
    Path file() throws IOException;
  }

  private final Scratch scratch;
  private final Deque<byte[]> memory = new ArrayDeque<>();
  private int held;
  private @Nullable Path path;
  private @Nullable FileChannel file;
  private long written;
  private long taken;
  private boolean ended;
  private boolean closed;

  Spool(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * @throws IOException when nobody takes them any more
   */
  synchronized void add(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("nobody reads the answer any more");
    }
    if (taken == written && held + length <= IN_MEMORY) {
      memory.add(Arrays.copyOfRange(bytes, offset, offset + length));
      held += length;
    } else {
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
      while (rest.hasRemaining()) {
        written += file().write(rest, written);
      }
    }
    notifyAll();
  }

  /** The next bytes, as soon as there are any; null at the end. */
  synchronized byte @Nullable [] take() throws IOException, InterruptedException {
    while (memory.isEmpty() && taken == written && !ended && !closed) {
      wait();
    }
    if (closed) {
      return null;
    }
    byte[] first = memory.poll();
    if (first != null) {
      held -= first.length;
      return first;
    }
    return taken == written ? null : fromFile();
  }

  private byte[] fromFile() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, written - taken));
    while (chunk.hasRemaining()) {
      file().read(chunk, taken + chunk.position());
    }
    taken += chunk.capacity();
    if (taken == written) {
      taken = 0;
      written = 0;
      file().truncate(0);
    }
    return chunk.array();
  }

  private FileChannel file() throws IOException {
    FileChannel open = file;
    if (open == null) {
      Path made = scratch.file();
      path = made;
      open = FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE);
      file = open;
    }
    return open;
  }

  /** Nothing more is added. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    notifyAll();
    if (file != null) {
      file.close();
      file = null;
    }
    if (path != null) {
      Files.deleteIfExists(path);
    }
  }
}
