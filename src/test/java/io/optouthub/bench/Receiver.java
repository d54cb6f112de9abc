package io.optouthub.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An HTTP target in this process that says 200 to everything, and counts the records. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong began = new AtomicLong();
  private volatile long ended;
  private volatile long expected;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/people");
  }

  private void take(HttpExchange call) throws IOException {
    began.compareAndSet(0, System.nanoTime());
    byte[] body = call.getRequestBody().readAllBytes();
    call.sendResponseHeaders(200, -1);
    call.close();
    // A record is an object that holds no other.
    int records = 0;
    for (byte each : body) {
      records += each == '{' ? 1 : 0;
    }
    if (received.addAndGet(records) == expected) {
      ended = System.nanoTime();
    }
  }

  /** From now on so many are to come. */
  void expect(long records) {
    if (received.get() != expected) {
      throw new IllegalStateException(received + " came and not " + expected);
    }
    received.set(0);
    began.set(0);
    ended = 0;
    expected = records;
  }

  boolean done() {
    return ended != 0;
  }

  /** Records a second, from the first call to the last. */
  double rate() {
    if (!done()) {
      throw new IllegalStateException("Only " + received + " came");
    }
    return expected * 1e9 / (ended - began.get());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
