package io.optouthub.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks TLS as a kind of server does, and counts who told it anything after the handshake. */
public final class TlsServer implements AutoCloseable {

  /** What comes before the handshake. */
  public enum Kind {
    PLAIN,
    /** Its server speaks first. */
    IMAP,
    POSTGRESQL,
    MARIADB
  }

  private final ServerSocket server = new ServerSocket(0);
  private final AtomicInteger called = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();

  public TlsServer(Kind kind, SSLContext context) throws IOException {
    Thread thread = new Thread(() -> serve(kind, context));
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  public int called() {
    return called.get();
  }

  public int told() {
    return told.get();
  }

  private void serve(Kind kind, SSLContext context) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        called.incrementAndGet();
        socket.setSoTimeout(5_000);
        before(kind, socket);
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        if (kind == Kind.IMAP) {
          secure.getOutputStream().write("* OK\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (secure.getInputStream().read() >= 0) {
          told.incrementAndGet();
        }
      } catch (IOException e) {
        // The client went away, as it should.
      }
    }
  }

  private static void before(Kind kind, Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    if (kind == Kind.POSTGRESQL) {
      in.readNBytes(8);
      socket.getOutputStream().write('S');
    } else if (kind == Kind.MARIADB) {
      socket.getOutputStream().write(greeting());
      // A request for TLS: the head of a packet, and 32 bytes.
      in.readNBytes(4 + 32);
    }
  }

  /** The first packet of the protocol: version 10, able to do TLS and passwords. */
  private static byte[] greeting() {
    var out = new ByteArrayOutputStream();
    out.write(10);
    out.writeBytes("11.4.5-MariaDB\0".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {1, 0, 0, 0});
    out.writeBytes("12345678\0".getBytes(StandardCharsets.US_ASCII));
    // PROTOCOL_41, SSL, TRANSACTIONS, SECURE_CONNECTION, CONNECT_WITH_DB; then PLUGIN_AUTH
    out.writeBytes(new byte[] {0x09, (byte) 0xAA, 33, 2, 0, 0x08, 0, 21});
    out.writeBytes(new byte[10]);
    out.writeBytes("123456789012\0mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
    byte[] packet = new byte[4 + out.size()];
    packet[0] = (byte) out.size();
    System.arraycopy(out.toByteArray(), 0, packet, 4, out.size());
    return packet;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
