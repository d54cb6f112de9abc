package io.optouthub.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** HTTP clients that cost next to nothing themselves, each with a connection of its own. */
record Clients(int port, int count) {

  /** What is sent next: a whole request. */
  interface Calls {
    String next();
  }

  /**
   * What came of it.
   *
   * @param rate calls a second
   * @param p50 milliseconds
   * @param p99 milliseconds
   */
  record Outcome(double rate, double p50, double p99) {}

  /** Calls for so many seconds; every answer must be a success. */
  Outcome run(Calls calls, int seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      long began = System.nanoTime();
      long end = began + seconds * 1_000_000_000L;
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(threads.submit(() -> client(calls, end)));
      }
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> one : running) {
        all.add(one.get());
      }
      long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Outcome(
          Comparison.rate(nanos.length, began),
          nanos[nanos.length / 2] / 1e6,
          nanos[nanos.length * 99 / 100] / 1e6);
    } finally {
      threads.shutdownNow();
    }
  }

  private long[] client(Calls calls, long end) throws IOException {
    LongStream.Builder nanos = LongStream.builder();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        boolean open = true;
        for (long sent = System.nanoTime(); open && sent < end; sent = System.nanoTime()) {
          socket.getOutputStream().write(calls.next().getBytes(StandardCharsets.US_ASCII));
          open = answer(in);
          nanos.add(System.nanoTime() - sent);
        }
      }
    }
    return nanos.build().toArray();
  }

  /** Reads one answer to its end; whether another may be asked for on this connection. */
  private static boolean answer(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IOException(status + " " + new String(in.readNBytes(in.available())));
    }
    long length = 0;
    boolean chunked = false;
    boolean open = true;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).strip());
      }
      open &= !header.equalsIgnoreCase("Connection: close");
      chunked |= header.equalsIgnoreCase("Transfer-Encoding: chunked");
    }
    if (!chunked) {
      in.skipNBytes(length);
      return open;
    }
    for (int size = chunk(in); ; size = chunk(in)) {
      in.skipNBytes(size);
      line(in);
      if (size == 0) {
        return open;
      }
    }
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The hub hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
