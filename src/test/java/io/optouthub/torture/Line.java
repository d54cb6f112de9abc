package io.optouthub.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line between a hub and a server that can be made bad while it is used. */
final class Line implements AutoCloseable {

  /** What is wrong with it. */
  enum State {
    GOOD,
    /** Each piece takes 300 ms. */
    SLOW,
    /** 2 kB a second. */
    NARROW,
    /** Connections break in the middle, again and again. */
    CUT,
    /** Nothing comes through any more, and nobody is told. */
    DEAD
  }

  private final ServerSocket listening;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "line");
            thread.setDaemon(true);
            return thread;
          });
  private volatile State state = State.GOOD;

  private Line(int to) throws IOException {
    this.to = to;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static Line to(int port) throws IOException {
    Line line = new Line(port);
    line.threads.submit(line::listen);
    return line;
  }

  int port() {
    return listening.getLocalPort();
  }

  void is(State now) {
    State before = state;
    state = now;
    if (now == State.CUT || before == State.DEAD) {
      open.forEach(Line::reset);
    }
  }

  private Void listen() throws IOException {
    while (!listening.isClosed()) {
      Socket near = listening.accept();
      Socket far = new Socket();
      open.add(near);
      open.add(far);
      far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
      threads.submit(() -> carry(near, far));
      threads.submit(() -> carry(far, near));
    }
    return null;
  }

  private Void carry(Socket from, Socket to) throws InterruptedException {
    byte[] piece = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int carried = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        while (state == State.DEAD) {
          Thread.sleep(50);
        }
        if (state == State.SLOW) {
          Thread.sleep(300);
        } else if (state == State.NARROW) {
          Thread.sleep(Math.max(1, read / 2));
        }
        carried += read;
        if (state == State.CUT && carried > 2_000) {
          reset(from);
        }
        out.write(piece, 0, read);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
    return null;
  }

  /** The other side learns it by an error, not by an end. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // Closed by its own side.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(Line::reset);
    threads.shutdownNow();
  }
}
