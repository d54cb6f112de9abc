package io.optouthub.register;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One COPY into a table, in PostgreSQL's binary format; nothing of it stays if it does not end. */
final class Copying implements AutoCloseable {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private final CopyIn copy;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

  Copying(Connection connection, String sql) throws SQLException {
    copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  void row(int columns) throws SQLException {
    room(2).putShort((short) columns);
  }

  void none() throws SQLException {
    room(4).putInt(-1);
  }

  void bool(boolean value) throws SQLException {
    room(5).putInt(1).put((byte) (value ? 1 : 0));
  }

  void int2(short value) throws SQLException {
    room(6).putInt(2).putShort(value);
  }

  void int4(int value) throws SQLException {
    room(8).putInt(4).putInt(value);
  }

  void int8(long value) throws SQLException {
    room(12).putInt(8).putLong(value);
  }

  void int16(long high, long low) throws SQLException {
    room(20).putInt(16).putLong(high).putLong(low);
  }

  void bytes(byte[] value) throws SQLException {
    room(4).putInt(value.length);
    if (value.length > buffer.capacity()) {
      send();
      copy.writeToCopy(value, 0, value.length);
    } else {
      room(value.length).put(value);
    }
  }

  private ByteBuffer room(int bytes) throws SQLException {
    if (buffer.remaining() < bytes) {
      send();
    }
    return buffer;
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  void end() throws SQLException {
    room(2).putShort((short) -1);
    send();
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
