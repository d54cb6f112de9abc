package io.optouthub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Document types that would fetch, name a number, or fill the memory; and who asked for them. */
public final class HostileXml implements AutoCloseable {

  /** What the entities say, if anybody resolves them. */
  public static final String NUMBER = "0199009944";

  /** Each is a reference to an entity of {@link #doctype}. */
  public static final String[] ENTITIES = {"&local;", "&file;", "&far;", "&l8;"};

  private final ServerSocket server;
  private final AtomicInteger asked = new AtomicInteger();

  public HostileXml() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::count);
    thread.setDaemon(true);
    thread.start();
  }

  private void count() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        asked.incrementAndGet();
        socket.getOutputStream().write(("HTTP/1.0 200 OK\r\n\r\n" + NUMBER).getBytes("US-ASCII"));
      } catch (IOException e) {
        // It is closed, or who asked went away.
      }
    }
  }

  public String doctype() {
    String here = "http://127.0.0.1:" + server.getLocalPort();
    StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"" + NUMBER + " \">");
    for (int i = 1; i <= 8; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    return "<!DOCTYPE x [<!ENTITY local \"%1$s\"><!ENTITY file SYSTEM \"file:///etc/hostname\">"
            .formatted(NUMBER)
        + "<!ENTITY far SYSTEM \"%1$s/entity\"><!ENTITY %% outside SYSTEM \"%1$s/dtd\">%%outside;"
            .formatted(here)
        + laughs
        + "]>";
  }

  /** How often something was fetched. */
  public int asked() {
    return asked.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
